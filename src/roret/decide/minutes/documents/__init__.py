"""Minutes as documents: an accessible PDF (PDF/UA-1) and a Word document, from the same data in the same order."""

from pathlib import Path
from typing import Any

from roret.decide.minutes.documents.word_body import body_of
from roret.decide.minutes.documents.words import told
from roret.decide.minutes.models import Version
from roret.foundation.typesetting import typeset, word

TEMPLATE = Path(__file__).with_name("minutes.typ")


def data_of(version: Version, *, is_open: bool) -> dict[str, Any]:
    """Return what both documents are made of; the open ones are made from the open account and never see the whole."""
    account, sha256 = (version.open_account, version.open_sha256) if is_open else (version.account, version.sha256)
    return told(account, version=version, sha256=sha256, is_open=is_open)


def set_pdf(data: dict[str, Any]) -> bytes:
    """Return the PDF; raises ``RuntimeError`` with typst's words when it cannot be set."""
    return typeset(TEMPLATE, data)


def write_word(data: dict[str, Any]) -> bytes:
    """Return the Word document; raises ``RuntimeError`` when it cannot be made."""
    about = word.About(data["title"], data["number"], data["body"], f"SHA-256 {data['sha256']}")
    return word.write_word(body_of(data), about)
