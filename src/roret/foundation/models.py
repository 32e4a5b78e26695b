"""What every table of Roret shares: a queryset that can lock a row and says who may see it."""

from collections.abc import Callable, Iterable
from typing import Any, Self

from django.db import connection, models


def label_of(field: str, words: type[models.TextChoices]) -> Callable[[Any], str]:
    """Return a quick ``get_<field>_display``: Django's own translates every word of the vocabulary for every row."""
    labels = {word.value: word.label for word in words}

    def display(row: Any) -> str:
        value = getattr(row, field)
        return str(labels.get(value, value))

    return display


class RoretQuerySet(models.QuerySet[Any]):
    """The base of every queryset; subjects override ``visible_to``."""

    def lock(self, pk: Any) -> Any:
        """Return the row, locked until the transaction ends; raises ``DoesNotExist``."""
        return self.select_for_update(of=("self",)).get(pk=pk)

    def share(self, pk: Any) -> Any:
        """Return the row, kept from changing until the transaction ends while others may still read it so."""
        table = connection.ops.quote_name(self.model._meta.db_table)
        key = connection.ops.quote_name(self.model._meta.pk.column)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT 1 FROM {table} WHERE {key} = %s FOR SHARE", [pk])  # noqa: S608 — names of the model
        return self.get(pk=pk)

    def visible_to(self, person: object) -> Self:
        """Return the rows that ``person`` may see; nothing unless the subject says otherwise."""
        return self.none()


class OpenQuerySet(RoretQuerySet):
    """Registers that everybody may read."""

    def visible_to(self, person: object) -> Self:
        """Return every row: the register is public."""
        return self


def count_each(tables: Iterable[models.QuerySet[Any]]) -> list[int]:
    """Return how many rows each query has, all in one question."""
    asked = [table.order_by().values("pk") if not table.query.is_sliced else table.values("pk") for table in tables]
    if not asked:
        return []
    pairs = [table.query.sql_with_params() for table in asked]
    counts = ", ".join(f"(SELECT COUNT(*) FROM ({sql}) AS counted)" for sql, _given in pairs)  # noqa: S608 — Django's
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}", [one for _sql, given in pairs for one in given])
        return list(cursor.fetchone() or ())
