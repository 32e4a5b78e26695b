"""What of a mail is the sender's own words: without quoted mails, greetings, signatures and the phone's advertisement.

Everything else would make strangers look alike: "Sendt fra min iPhone" stands under thousands of letters. Nothing is
removed from what is stored or published; the engines only look past it, and places always count in the text as given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Span = tuple[int, int]

_HEADER = r"(?:fra|from|von|sendt|sent|dato|date|til|to|cc|kopi|emne|subject)"
_QUOTED_FROM = re.compile(
    rf"""^[ \t>]*(?:
        [-_]{{2,}}[ ]?(?:oprindelig\ (?:meddelelse|besked)|original\ message|videresendt\ (?:meddelelse|besked)
            |forwarded\ message|videresendt\ af|begin\ forwarded)\b.*
        | \*?{_HEADER}:\*?[ \t]\S.*(?:\n[ \t>]*\*?{_HEADER}:.*){{1,5}}
        | (?:den|on|le|am)\ .{{6,120}}(?:\n.{{0,80}})?\b(?:skrev|wrote|skrev\ følgende)\b[^\n]{{0,80}}:[ \t]*
    )$""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_NOISE = re.compile(
    r"""^[ \t]*(?:
        >.*
        | (?:sendt|sent)\ (?:fra|from|via)\ (?:min|my|mail|outlook|e-?boks|yahoo|gmail|samsung|mobil).*
        | (?:hent|get)\ outlook\ .*
        | (?:virusfri|virus-free)\b.*
        | (?:denne|this)\ (?:e-?mail|mail|meddelelse|message)\b.{0,80}\b(?:fortrolig|confidential|modtager|recipient).*
        | \[?(?:cid:|image\d|logo)\S*\]?
        | [-_=*]{3,}
    )[ \t]*$""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_GREETING = re.compile(
    r"""\A\s*(?:(?:kære|hej|hejsa|goddag|god\ dag|til\ rette\ vedkommende|dear|hello|hi|to\ whom\ it\ may\ concern)
        (?:[ ][\w.\-æøåÆØÅ]+){0,6}[ \t]*[,!:.]?[ \t]*$)""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_CLOSING = re.compile(
    r"""(?:^|(?<=[.!?,])[ ]+)[ \t]*(?:
        (?:(?:med|de)\ )?(?:venlige?|kærlig|bedste|mange|glad|varme|dbh\.?)[ ]hilsen(?:er)?
        | hilsen(?:er)?(?=[ \t,.]*(?:$|[A-ZÆØÅ]))
        | (?:d\.?v\.?h|m\.?v\.?h|mvh|dbh|vh|kh)\b\.?
        | (?:(?:kind|best|warm)\ )?regards | (?:yours\ )?(?:sincerely|faithfully)
        | på\ forhånd\ (?:mange\ )?tak[ \t.!]*$
    )""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_AFTERWORD = re.compile(r"^[ \t]*(?:p\.?\s?s\.?\b|n\.?b\.?\b|ps:)", re.IGNORECASE | re.MULTILINE)
_LONGEST_SIGNATURE = 320
_OF_MAIL = (">", "\n", "hilsen", "vh", "regards", "sincerely", "faithfully", "dbh", "kh")


def own_words(text: str, *, form: Iterable[str] = ()) -> list[Span]:
    """Return where the sender's own words stand, in order, without overlaps.

    `form` holds the words that the form itself puts into every answer. When all that is left would be nothing (a mail
    that only forwards the answer), the whole text counts.
    """
    if not form and not _may_be_mail(text):
        return [(0, len(text))] if text.strip() else []
    taken = [*_quoted_and_signed(text), *_noise(text), *_of_the_form(text, form)]
    left = _left(text, taken)
    return left or ([(0, len(text))] if text.strip() and not form else [])


def _may_be_mail(text: str) -> bool:
    """Tell whether any of the patterns can match: most texts are typed into a form, and one look spares them all."""
    small = text.lower()
    return any(mark in small for mark in _OF_MAIL)


def signature(text: str) -> Span | None:
    """Return where the closing words and the signature stand ("Venlig hilsen" and what follows), or None."""
    for match in _CLOSING.finditer(text):
        end = _end_of_signature(text, match.end())
        if end - match.end() <= _LONGEST_SIGNATURE:
            return match.start(), end
    return None


def _quoted_and_signed(text: str) -> list[Span]:
    """Quoted mail from where it begins to the end; then the signature of what stands before it."""
    quoted = _QUOTED_FROM.search(text)
    end = quoted.start() if quoted else len(text)
    if quoted and not text[:end].strip():
        # The answer itself was forwarded: only the header goes.
        return [(0, quoted.end()), *_shifted(_quoted_and_signed(text[quoted.end() :]), quoted.end())]
    signed = signature(text[:end])
    found = [(end, len(text))] if quoted else []
    greeting = _GREETING.match(text)
    return found + ([signed] if signed else []) + ([greeting.span()] if greeting else [])


def _shifted(spans: list[Span], by: int) -> list[Span]:
    return [(start + by, end + by) for start, end in spans]


def _end_of_signature(text: str, start: int) -> int:
    afterword = _AFTERWORD.search(text, start)
    return afterword.start() if afterword else len(text)


def _noise(text: str) -> list[Span]:
    return [match.span() for match in _NOISE.finditer(text)]


def _of_the_form(text: str, form: Iterable[str]) -> list[Span]:
    found = []
    for words in form:
        # A form's line breaks and double spaces do not survive the way through a mail program.
        loose = r"\s+".join(map(re.escape, words.split()))
        found += [match.span() for match in re.finditer(loose, text)] if loose else []
    return found


def _left(text: str, taken: list[Span]) -> list[Span]:
    """What is left of the text between the spans, where there is a letter or a digit."""
    left, position = [], 0
    for start, end in [*sorted(taken), (len(text), len(text))]:
        if start > position and any(map(str.isalnum, text[position:start])):
            left.append((position, start))
        position = max(position, end)
    return left
