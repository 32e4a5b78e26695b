"""Words of a text in the one form that search and analysis compare.

PostgreSQL's own Danish stemmer gives "parkeringsplads" and "parkeringspladser" different stems and drops "ikke", so a
text is reduced to lemmas here and stored in a column that is indexed with the `simple` configuration. Every spelling
and inflection of a word comes to one form of the letters a-z and digits: børn, boern, børnenes -> "barn"; Århus,
Aarhus -> "aarhus". Danish compounds are also filed under their parts, so that "plads" finds "parkeringsplads".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from roret.engines.texts import danish_words, english_words
from roret.engines.texts.compounds import parts

_TYPES_KEPT = 400_000
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_LINE_BREAK_IN_WORD = re.compile(r"(?<=[^\W\d_])-\r?\n[ \t]*(?!og\b|eller\b|samt\b)(?=[a-zæøå])")
_WORD = re.compile(r"[^\W_]+(?:['\-\u2010\u2011][^\W_]+)*")
_APOSTROPHE = re.compile("[\u02bc\u2018\u2019]")
_JOINTS = re.compile("['\u2010\u2011-]")
_QUERY_PIECE = re.compile(r'(?:(?<=\s)|^)(?P<minus>-?)(?:["“”»«](?P<phrase>[^"“”»«]*)["“”»«]|(?P<word>\S+))')
_LETTERS = str.maketrans(
    {"å": "aa", "æ": "ae", "ø": "oe", "ä": "ae", "ö": "oe", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l"}
)


class Query(NamedTuple):
    """What somebody searches for. Every word and every phrase must be there, and nothing of `excluded`."""

    words: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    """Lemmas that follow each other in this order."""
    excluded: tuple[tuple[str, ...], ...]
    """Words (of one lemma) and phrases that must not be there."""


def tokens(text: str) -> list[str]:
    """Return the words and numbers of the text, in order, in small letters and NFKC.

    Soft hyphens are gone and words broken over two lines are whole; a word keeps its inner hyphens and apostrophes
    ("it-system", "bus'en").
    """
    plain = text if text.isascii() else _APOSTROPHE.sub("'", _normal(_INVISIBLE.sub("", text)))
    if "-\n" in plain or "-\r" in plain:
        plain = _LINE_BREAK_IN_WORD.sub("", plain)
    return _WORD.findall(plain.lower())


def lemmas(text: str, language: str = "da", *, compounds: bool = True) -> list[str]:
    """Return the search forms of the text: one for each word in order, and after them the parts of its compounds.

    The forms hold only letters a-z, digits and, for other scripts, their own letters. The parts come last, each once,
    so that neighbours in the text stay neighbours for phrase search; `compounds=False` leaves them out (for counting
    words). `language` is "da" or "en"; words of another language are only folded. No word is dropped.
    """
    forms = [_forms(token, language) for token in tokens(text)]
    wholes = [whole for whole, _ in forms]
    if not compounds:
        return wholes
    return wholes + list(dict.fromkeys(chain.from_iterable([inner for _, inner in forms])))


def query_lemmas(text: str, language: str = "da") -> Query:
    """Return what the query asks for, in the same forms as `lemmas`: words, "phrases in quotes", -excluded.

    A compound in the query is not split: who searches for "parkeringsplads" means just that.
    """
    words: dict[str, None] = {}
    phrases: dict[tuple[str, ...], None] = {}
    excluded: dict[tuple[str, ...], None] = {}
    for piece in _QUERY_PIECE.finditer(text):
        found = tuple(lemmas(piece["phrase"] or piece["word"] or "", language, compounds=False))
        if not found:
            continue
        if piece["minus"]:
            excluded[found] = None
        elif len(found) > 1 and piece["phrase"] is not None:
            phrases[found] = None
        else:
            words.update(dict.fromkeys(found))
    return Query(tuple(words), tuple(phrases), tuple(excluded))


def _normal(text: str) -> str:
    return text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)


def fold(word: str) -> str:
    """Return the word in a-z where it can be: å as aa, æ as ae, ø as oe, and without other accents."""
    if word.isascii():
        return word
    spelled = unicodedata.normalize("NFC", word).translate(_LETTERS)
    return "".join(mark for mark in unicodedata.normalize("NFD", spelled) if not unicodedata.combining(mark))


@lru_cache(maxsize=_TYPES_KEPT)
def _forms(token: str, language: str) -> tuple[str, tuple[str, ...]]:
    """The search form of a token, and the forms of its parts."""
    pieces = [piece for piece in _JOINTS.split(token) if piece]
    if len(pieces) == 1:
        return _form_and_parts(token, language)
    if (bare := _without_ending(token, language)) is not None:
        return _form_and_parts(bare, language)
    inner = dict.fromkeys(form for piece in pieces for form in _flat(_form_and_parts(piece, language)))
    # "it-systemet" and "itsystem" meet in "itsystem": only the last piece is inflected.
    whole = "".join([*(fold(piece) for piece in pieces[:-1]), _form_and_parts(pieces[-1], language)[0]])
    return whole, tuple(inner)


def _flat(forms: tuple[str, tuple[str, ...]]) -> tuple[str, ...]:
    return (forms[0], *forms[1])


def _without_ending(token: str, language: str) -> str | None:
    """The word before an apostrophe and an ending ("EU's", "pc'erne", "council's")."""
    stem, mark, ending = token.rpartition("'")
    endings = english_words.ENDINGS if language == "en" else danish_words.ENDINGS
    return stem if mark and ending in endings and "-" not in ending else None


def _form_and_parts(word: str, language: str) -> tuple[str, tuple[str, ...]]:
    if not word.isalpha():
        return fold(word), ()
    if language == "en":
        return fold(english_words.lemma(word)), ()
    if language != "da":
        return fold(word), ()
    lemma = danish_words.lemma(word)
    whole = fold(lemma)
    inner = dict.fromkeys(fold(part) for part in parts(lemma))
    return whole, tuple(form for form in inner if form != whole)
