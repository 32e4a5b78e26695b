"""The PDF of a volume: tagged for screen readers (PDF/UA-1), the same bytes for the same data."""

from pathlib import Path
from typing import Any

from roret.foundation.typesetting import Typesetting, typeset

TEMPLATE = Path(__file__).with_name("white_paper.typ")
SECONDS = 300


def set_pdf(data: dict[str, Any]) -> bytes:
    """Return the PDF; raises ``RuntimeError`` with typst's words when it cannot be set."""
    return typeset(TEMPLATE, data, options=Typesetting(seconds=SECONDS))
