"""What people do with suggested themes: merge, split, rename, move. Plain functions: the old themes are never changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from roret.engines.errors import EngineError
from roret.engines.texts.report import Theme, ThemeMember

Themes = tuple[Theme, ...]


class ThemeError(EngineError):
    """The themes cannot be changed like this."""

    messages = {
        "theme.unknown": "There is no theme “%(theme)s”.",
        "theme.taken": "There is already a theme “%(theme)s”.",
        "theme.one": "Choose two themes or more to merge.",
        "theme.not_member": "The response “%(response)s” is not in the theme “%(theme)s”.",
        "theme.all": "Leave at least one response in the theme “%(theme)s”.",
        "theme.none": "Choose the responses that make the new theme.",
    }


def rename_theme(themes: Themes, theme: str, *, title: str) -> Themes:
    """Return the themes with another title on one of them."""
    _find(themes, theme)
    return tuple(replace(one, title=title) if one.id == theme else one for one in themes)


def merge_themes(themes: Themes, merged: Sequence[str], *, title: str = "") -> Themes:
    """Return the themes with all of `merged` in the first of them. A response in several counts once."""
    first, *others = dict.fromkeys(merged)
    if not others:
        raise ThemeError("theme.one")
    parts = [_find(themes, theme) for theme in (first, *others)]
    whole = _with_members(parts[0], [member for one in parts for member in one.members])
    keywords = tuple(dict.fromkeys(word for words in zip(*_padded(parts), strict=True) for word in words if word))
    whole = replace(whole, title=title or parts[0].title, keywords=keywords[: max(len(one.keywords) for one in parts)])
    return tuple(whole if one.id == first else one for one in themes if one.id not in others)


def split_theme(themes: Themes, theme: str, *, responses: Collection[str], new: str, title: str = "") -> Themes:
    """Return the themes with some responses of one in a new theme, which stands behind it."""
    if not responses:
        raise ThemeError("theme.none")
    if any(one.id == new for one in themes):
        raise ThemeError("theme.taken", theme=new)
    old = _find(themes, theme)
    _require_members(old, responses)
    left = [member for member in old.members if member.id not in set(responses)]
    gone = [member for member in old.members if member.id in set(responses)]
    if not left:
        raise ThemeError("theme.all", theme=theme)
    made = _with_members(replace(old, id=new, title=title), gone)
    return tuple(part for one in themes for part in ((_with_members(one, left), made) if one.id == theme else (one,)))


def move_responses(themes: Themes, responses: Collection[str], *, source: str, goal: str) -> Themes:
    """Return the themes with responses moved from one to another, with their passages."""
    old, new = _find(themes, source), _find(themes, goal)
    _require_members(old, responses)
    moved = [member for member in old.members if member.id in set(responses)]
    left = [member for member in old.members if member.id not in set(responses)]
    changed = {source: _with_members(old, left), goal: _with_members(new, [*new.members, *moved])}
    return tuple(changed.get(one.id, one) for one in themes) if source != goal else themes


def _find(themes: Themes, theme: str) -> Theme:
    for one in themes:
        if one.id == theme:
            return one
    raise ThemeError("theme.unknown", theme=theme)


def _require_members(theme: Theme, responses: Collection[str]) -> None:
    members = {member.id for member in theme.members}
    for one in sorted(responses):
        if one not in members:
            raise ThemeError("theme.not_member", response=one, theme=theme.id)


def _with_members(theme: Theme, members: Sequence[ThemeMember]) -> Theme:
    """The theme with these members, each once, in the order in which they came; its sizes follow."""
    found: dict[str, ThemeMember] = {}
    for member in members:
        found[member.id] = _both(found[member.id], member) if member.id in found else member
    kept = tuple(found.values())
    return replace(theme, members=kept, size=len(kept), texts=sum(not member.copy for member in kept))


def _both(one: ThemeMember, other: ThemeMember) -> ThemeMember:
    """A response that was in both: with all its passages, shown by the one that weighed more."""
    shown = max(one, other, key=lambda member: member.weight)
    passages = tuple(sorted({*one.passages, *other.passages}))
    return replace(shown, weight=round(min(1.0, one.weight + other.weight), 3), passages=passages)


def _padded(parts: Sequence[Theme]) -> list[list[str]]:
    longest = max(len(one.keywords) for one in parts)
    return [[*one.keywords, *[""] * (longest - len(one.keywords))] for one in parts]
