"""The test persona × permission × state, from one table that reads like the rule.

    assert_matrix(world, [
        ("consultations.answer", draft, "bo cia operator_in_session"),
        ("consultations.answer", closed, ""),
    ])

Each line names a permission, a thing in one of its states, and the personas who may; all others may not.
"""

from collections.abc import Iterable
from typing import Any

from roret.foundation import authz
from roret.foundation.testing.personas import World


def assert_matrix(world: World, table: Iterable[tuple[str, Any, str | Iterable[str]]]) -> None:
    """Try every persona on every line; raise one ``AssertionError`` that lists each deviation."""
    wrong = [line for permission, thing, who in table for line in _deviations(world, permission, thing, _names(who))]
    assert not wrong, "\n".join(["who may what differs from the table:", *wrong])  # noqa: S101 — a test's assertion


def assert_visible_as_allowed(world: World, permission: str, things: Iterable[Any]) -> None:
    """Check for every persona and thing that being in ``visible_to`` is the same as holding the view permission."""
    wrong = []
    for thing in things:
        for key in world.personas:
            persona = world.fresh(key)
            seen = type(thing)._default_manager.visible_to(persona).filter(pk=thing.pk).exists()
            if seen != authz.allowed(persona, permission, thing):
                wrong.append(f"  {key} {'sees' if seen else 'does not see'} {thing!r}, but {permission} says otherwise")
    assert not wrong, "\n".join(["visible_to and the permission differ:", *wrong])  # noqa: S101 — a test's assertion


def who_may(world: World, permission: str, thing: Any = None) -> set[str]:
    """Return the personas who may, each as her next request would see her."""
    return {key for key in world.personas if authz.allowed(world.fresh(key), permission, thing)}


def _deviations(world: World, permission: str, thing: Any, expected: set[str]) -> Iterable[str]:
    unknown = expected - world.personas.keys()
    assert not unknown, f"no such persona: {sorted(unknown)}"  # noqa: S101 — a test's assertion
    may = who_may(world, permission, thing)
    for key in sorted(may ^ expected):
        yield f"  {key} {'may' if key in may else 'may not'} {permission} on {thing!r}"


def _names(who: str | Iterable[str]) -> set[str]:
    return set(who.split() if isinstance(who, str) else who)
