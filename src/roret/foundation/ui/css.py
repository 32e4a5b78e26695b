"""Trims a style sheet to the classes that are used, and makes it small. Knows no more of CSS than that takes."""

from __future__ import annotations

import re
from collections.abc import Iterator

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NOT = re.compile(r":not\([^()]*\)")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_ANIMATION = re.compile(r"animation(?:-name)?:([^;}]+)")
_URL = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")
NESTING = ("@media", "@supports", "@layer", "@container")

Rule = tuple[str, str]


def rules(text: str) -> Iterator[Rule]:
    """The rules of a sheet in order: what stands before the braces, and what stands inside."""
    text = _COMMENT.sub("", text)
    start = depth = 0
    opening = 0
    for index, letter in enumerate(text):
        if letter == "{":
            depth += 1
            opening = index if depth == 1 else opening
        elif letter == "}":
            depth -= 1
            if depth == 0:
                yield text[start:opening].strip(), text[opening + 1 : index].strip()
                start = index + 1
        elif letter == ";" and depth == 0:
            start = index + 1


def split_selectors(prelude: str) -> list[str]:
    """The selectors of a rule, divided at the commas outside brackets."""
    parts, depth, start = [], 0, 0
    for index, letter in enumerate(prelude):
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and depth == 0:
            parts.append(prelude[start:index].strip())
            start = index + 1
    return [*parts, prelude[start:].strip()]


def classes(selector: str) -> set[str]:
    """The classes that an element must have; what stands in ``:not()`` does not count."""
    return set(_CLASS.findall(_NOT.sub("", selector)))


def trimmed(text: str, *, used: set[str], dropped: frozenset[str] = frozenset()) -> str:
    """The sheet without rules for classes that nobody uses, without fonts and without idle animations."""
    kept = "".join(_kept(text, used=used - dropped))
    names = set(re.findall(r"[\w-]+", " ".join(_ANIMATION.findall(kept))))
    frames = (
        f"{prelude}{{{minified(body)}}}"
        for prelude, body in rules(text)
        if prelude.startswith("@keyframes") and prelude.split()[1] in names
    )
    return kept + "".join(frames)


def _kept(text: str, *, used: set[str]) -> Iterator[str]:
    for prelude, body in rules(text):
        if prelude.startswith(NESTING):
            inner = "".join(_kept(body, used=used))
            if inner:
                yield f"{prelude}{{{inner}}}"
        elif not prelude.startswith("@"):
            selectors = [selector for selector in split_selectors(prelude) if classes(selector) <= used]
            if selectors and body:
                yield f"{','.join(selectors)}{{{minified(body)}}}"


def minified(text: str) -> str:
    """The sheet without comments and needless space."""
    text = _COMMENT.sub("", text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s*([{};,])\s*", r"\1", text)
    text = re.sub(r"(?<=[\w)\]*]):\s+", ":", text) if "{" not in text else text
    return text.replace(";}", "}").strip()


def files(text: str) -> list[str]:
    """The files that a sheet asks for, each once, in order."""
    return list(dict.fromkeys(name for name in _URL.findall(text) if not name.startswith(("data:", "#"))))
