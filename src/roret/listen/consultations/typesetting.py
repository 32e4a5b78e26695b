"""The white paper as a tagged PDF."""

from pathlib import Path
from typing import Any

from roret.foundation.typesetting import typeset

TEMPLATE = Path(__file__).with_name("white_paper.typ")


def set_pdf(data: dict[str, Any]) -> bytes:
    """Return the PDF of a white paper's data; raises ``RuntimeError`` with typst's words when it cannot be set."""
    return typeset(TEMPLATE, data)
