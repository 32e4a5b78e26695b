"""The words around what was found, with the found words marked. Everything is escaped; only the marks are ours."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from roret.engines.texts.words import lemmas

WORDS = 36
"""How long a snippet is."""
_READ = 40_000
_WORD = re.compile(r"[^\W_]+(?:['’\-\u2010\u2011][^\W_]+)*")


def snippet(text: str, wanted: frozenset[str], *, language: str = "da", words: int = WORDS) -> SafeString:
    """Return the part of ``text`` that holds most of the wanted lemmas, marked; its beginning when it holds none."""
    text = text[:_READ]
    spans = [match.span() for match in _WORD.finditer(text)]
    if not spans:
        return SafeString("")
    hits = (
        [bool(wanted & forms(text[start:end].lower(), language)) for start, end in spans]
        if wanted
        else [False] * len(spans)
    )
    first = _best_start(hits, words)
    last = min(first + words, len(spans))
    begin = spans[first][0] if first else 0
    end = spans[last - 1][1] if last < len(spans) else len(text)
    marks = [span for span, hit in zip(spans[first:last], hits[first:last], strict=True) if hit]
    shown = _marked(text, marks, begin=begin, end=end)
    return mark_safe(f"{'… ' if first else ''}{shown}{' …' if last < len(spans) else ''}")  # noqa: S308 — escaped in _marked


def marked(text: str, wanted: frozenset[str], *, language: str = "da") -> SafeString:
    """Return the whole text with the wanted lemmas marked."""
    spans = [match.span() for match in _WORD.finditer(text)]
    marks = (
        [(start, end) for start, end in spans if wanted & forms(text[start:end].lower(), language)] if wanted else []
    )
    return mark_safe(_marked(text, marks, begin=0, end=len(text)))  # noqa: S308 — escaped in _marked


@lru_cache(maxsize=100_000)
def forms(word: str, language: str) -> frozenset[str]:
    """Return the lemma of a word and those of its parts; of an English question about a Danish text too."""
    return frozenset(lemmas(word, language)) | frozenset(lemmas(word, "da" if language == "en" else "en")[:1])


def _best_start(hits: Sequence[bool], words: int) -> int:
    """Return where the stretch with most hits begins, a few words before its first hit."""
    if not any(hits):
        return 0
    best, most, running = 0, 0, sum(hits[:words])
    for start in range(max(1, len(hits) - words + 1)):
        if start:
            running += hits[min(start + words - 1, len(hits) - 1)] - hits[start - 1]
        if running > most:
            best, most = start, running
    first = hits.index(True, best)
    return max(0, min(best, first - 4)) if best else 0


def _marked(text: str, marks: Iterable[tuple[int, int]], *, begin: int, end: int) -> str:
    pieces, at = [], begin
    for start, stop in marks:
        pieces += [escape(text[at:start]), "<mark>", escape(text[start:stop]), "</mark>"]
        at = stop
    return "".join([*pieces, escape(text[at:end])])
