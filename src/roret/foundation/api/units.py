"""Which units a token may be given in; the module that knows units registers the question."""

from collections.abc import Callable, Iterable, Mapping

Choices = Callable[[], Iterable[tuple[int, object]]]
Reach = Callable[[int], Iterable[int]]

_known: dict[str, Callable[..., Iterable[object]]] = {}


def register_units(choices: Choices, reach: Reach) -> None:
    """Say how units are listed as ``(key, name)``, and which units a role in one of them reaches (itself and below)."""
    _known.update(choices=choices, reach=reach)


def unit_choices() -> list[tuple[int, object]]:
    """Return the units of today by key and name."""
    return list(_known["choices"]()) if _known else []  # type: ignore[arg-type]


def unit_names() -> Mapping[int, object]:
    """Return the units' names by key."""
    return dict(unit_choices())


def reached(unit: int | None) -> frozenset[int]:
    """Return the units that a role in ``unit`` reaches."""
    if unit is None:
        return frozenset()
    return frozenset(_known["reach"](unit)) if _known else frozenset({unit})  # type: ignore[arg-type]
