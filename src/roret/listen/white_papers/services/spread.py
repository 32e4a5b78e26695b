"""How the responses of each theme spread over districts, ages, kinds of sender and positions; small figures hidden."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.engines.figures.overlapping_groups import spread_of_groups
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.enums import AgeBand, Capacity, Position
from roret.listen.contributions.models import Contribution


@dataclass(frozen=True)
class Dimension:
    """One way of dividing the responses: what it is called, what a row belongs to, and the order of what is known."""

    key: str
    label: object
    value: Callable[[Contribution], str]
    order: Callable[[], Iterable[tuple[str, object]]] = tuple


def _area(row: Contribution) -> str:
    return row.area.name if row.area else ""


def _age(row: Contribution) -> str:
    return row.about_sender.age_band if hasattr(row, "about_sender") else ""


def _place(row: Contribution) -> str:
    return row.place.area.name if hasattr(row, "place") else ""


DIMENSIONS = (
    Dimension("area", gettext_lazy("District"), _area),
    Dimension("place", gettext_lazy("Place it is about"), _place),
    Dimension("age", gettext_lazy("Age"), _age, lambda: AgeBand.choices),
    Dimension("capacity", gettext_lazy("Kind of sender"), lambda row: row.capacity, lambda: Capacity.choices),
    Dimension("position", gettext_lazy("Position, as the sender stated it"), lambda row: row.position, lambda: Position.choices),
)  # fmt: skip


def spreads_of(
    rows: Sequence[Contribution], orders: Sequence[list[int]], *, themes: int
) -> tuple[list[dict[str, Any]], list[dict[str, list[int | None]]]]:
    """Return the divisions with the figures of all responses, and for each theme its own figures by division.

    A division that nobody has told anything about, or that cannot be shown without pointing at someone, is left out.
    """
    shown: list[dict[str, Any]] = []
    by_theme: list[dict[str, list[int | None]]] = [{} for _ in range(themes)]
    for dimension in DIMENSIONS:
        values = [dimension.value(row) for row in rows]
        categories = _categories(dimension, values)
        if not any(value for value, _label in categories):
            continue
        place = {value: number for number, (value, _label) in enumerate(categories)}
        members = Counter(
            (frozenset(order - 1 for order in of_row), place[value])
            for of_row, value in zip(orders, values, strict=True)
        )
        spread = spread_of_groups(members, groups=themes, categories=len(categories))
        if spread is None:
            continue
        labels = [str(label) for _value, label in categories]
        shown.append(
            {"key": dimension.key, "label": str(dimension.label), "categories": labels, "everyone": spread.everyone}
        )
        for theme, figures in zip(by_theme, spread.groups, strict=True):
            theme[dimension.key] = figures
    return shown, by_theme


def spread_of_everyone(consultation: Consultation) -> list[dict[str, Any]]:
    """Return how all responses to a consultation spread, hidden as in its white paper, so that the two tell no more together."""
    rows = Contribution.objects.filter(record_id=consultation.pk).select_related("area", "about_sender", "place__area")
    shown = ("capacity", "position", "area__name", "about_sender__age_band", "place__area__name")
    found = list(rows.only(*shown).order_by("reference"))
    return spreads_of(found, [[] for _row in found], themes=0)[0]


def _categories(dimension: Dimension, values: Sequence[str]) -> list[tuple[str, str]]:
    """Return what occurs, in the order of the vocabulary or of the alphabet; what is not known stands last."""
    found = set(values)
    known = [(value, str(label)) for value, label in dimension.order() if value and value in found]
    others = sorted(found - {value for value, _label in known} - {""})
    return [*known, *((value, value) for value in others), *([("", _("Not stated"))] if "" in found else [])]
