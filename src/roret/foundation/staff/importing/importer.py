"""The declaration of an import."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet

from roret.engines.figures.csv_dialect import Limits
from roret.foundation.staff.importing import registry
from roret.foundation.staff.importing.columns import Column


@dataclass(frozen=True, kw_only=True)
class Importer:
    """How a register is read from a file.

    ``key`` names the columns by which a row is known again (without any, every line is a new row);
    ``service(lines, *, by)`` saves the lines that are new or changed (``Line.thing``, ``.values``, ``.changed``) and asks
    permission; ``check(values)`` yields ``(column label, sentence)`` for rules across columns; ``prefetch`` are the
    many-to-many columns; ``called`` are the columns by which other rows of the same file may refer to a row. ``needs`` are
    the permissions of whoever imports (otherwise those to create and to change). ``note`` is said where the file is chosen.
    ``part`` names the part of the register that the file goes into (see ``registry.enter_parts``); ``limits`` say how large
    a file may be; with ``rehearsed`` the service is tried out before the preview, because it knows rules that the columns
    do not.
    """

    model: type[Model]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    service: Callable[..., None]
    check: Callable[[dict[str, Any]], Iterable[tuple[object, object]]] | None = None
    prefetch: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    note: object = ""
    part: str = ""
    limits: Limits = field(default_factory=Limits)
    rehearsed: bool = True

    @property
    def register(self) -> str:
        """The name under which the register's uploads are kept."""
        return (
            f"{self.model._meta.label_lower}{registry.PART}{self.part}" if self.part else self.model._meta.label_lower
        )

    @property
    def permissions(self) -> tuple[str, ...]:
        """The permissions that an import needs."""
        options = self.model._meta
        return self.needs or tuple(f"{options.app_label}.{verb}_{options.model_name}" for verb in ("create", "update"))

    def rows(self, person: Any) -> QuerySet[Any]:
        """Return the rows of the register as they stand, as far as ``person`` may see them."""
        return self.model.objects.visible_to(person).prefetch_related(*self.prefetch)  # type: ignore[attr-defined]

    def names(self, values: dict[str, Any]) -> Sequence[str]:
        """Return the names under which other rows of the file may mean this one."""
        return [str(values.get(name) or "") for name in self.called]

    def examples(self) -> list[list[str]]:
        """Return the example row of the template file."""
        return [[column.example for column in self.columns]]
