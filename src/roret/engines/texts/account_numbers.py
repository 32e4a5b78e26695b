"""Bank accounts and payment cards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roret.engines.texts.findings import Certainty, Finding, Kind
from roret.engines.texts.surroundings import Run, before, is_other_number

_SP = "[ \u00a0.\u2010-\u2013-]"
_NR = r"\.?[ ]?(?:nr|nummer|numre)?[.:# ]{0,3}"
_WITH_WORDS = re.compile(
    rf"(?:\breg(?:istrerings)?{_NR}(?:og konto{_NR})?(\d{{4}})[\s,;/.\u2010-\u2013-]{{0,3}}(?:og )?(?:konto{_NR})?"
    rf"|konto{_NR}(?:er )?(\d{{4}}){_SP}?)(\d(?:{_SP}?\d){{5,9}})(?!\d)",
    re.IGNORECASE | re.ASCII,
)
_BARE = re.compile(r"(?<![\d.-])\d{4}[ \u00a0-]\d{10}(?![\d.-])", re.ASCII)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?\b", re.ASCII)
_CARD = re.compile(r"(?<![\d-])\d{4}(?:[ \u00a0-]?\d{4}){3}(?![\d-])", re.ASCII)


def accounts(text: str) -> Iterator[Finding]:
    """Find account numbers named by "reg." and "konto", and IBANs whose check digits fit: all of them certain."""
    for match in _WITH_WORDS.finditer(text):
        yield _finding(text, match.start(1) if match[1] else match.start(2), match.end(), Certainty.HIGH)
    for match in _IBAN.finditer(text):
        if _is_iban(match.group()):
            yield _finding(text, match.start(), match.end(), Certainty.HIGH)


def bare_accounts(run: Run) -> Iterator[Finding]:
    """Find payment cards whose check digit fits (certain), and four digits and ten without a word (medium)."""
    for match in _CARD.finditer(*run):
        if _is_card(match.group()):
            yield _finding(run.text, match.start(), match.end(), Certainty.HIGH)
    for match in _BARE.finditer(*run):
        if not is_other_number(before(run.text, match.start())):
            yield _finding(run.text, match.start(), match.end(), Certainty.MEDIUM)


def _finding(text: str, start: int, end: int, certainty: Certainty) -> Finding:
    return Finding(Kind.ACCOUNT, start, end, text[start:end], certainty)


def _is_iban(written: str) -> bool:
    """Tell whether the check digits fit (ISO 13616: modulus 97)."""
    bare = "".join(written.split())
    return int("".join(str(int(mark, 36)) for mark in bare[4:] + bare[:4])) % 97 == 1


def _is_card(written: str) -> bool:
    """Tell whether the check digit fits (ISO/IEC 7812: Luhn)."""
    digits = [int(mark) for mark in written if mark.isdigit()]
    doubled = [digit * 2 - 9 * (digit > 4) if place % 2 == 0 else digit for place, digit in enumerate(digits)]
    return sum(doubled) % 10 == 0
