"""What the services of registers share: write values on a thing, and say what changed."""

from typing import Any

from django.db.models import Model


def change(thing: Model, values: dict[str, Any]) -> dict[str, list[str]]:
    """Write ``values`` on a thing, new or locked; return what changed as ``{field: [before, after]}`` in words.

    Many-to-many fields are set after the row is kept. Raises ``ValidationError`` for what does not hold.
    """
    many = {name: list(value) for name, value in values.items() if thing._meta.get_field(name).many_to_many}
    changed = {}
    for name, value in values.items():
        if name not in many and getattr(thing, name, None) != value:
            changed[name] = [_words(getattr(thing, name, None)), _words(value)]
            setattr(thing, name, value)
    thing.full_clean()
    if changed or thing.pk is None:
        thing.save()
    return changed | _set_many(thing, many)


def _set_many(thing: Model, many: dict[str, list[Any]]) -> dict[str, list[str]]:
    changed = {}
    for name, value in many.items():
        manager = getattr(thing, name)
        before = list(manager.all())
        if {one.pk for one in before} != {one.pk for one in value}:
            manager.set(value)
            changed[name] = [", ".join(map(str, before)), ", ".join(map(str, value))]
    return changed


def _words(value: Any) -> str:
    return "" if value is None else str(value)[:500]
