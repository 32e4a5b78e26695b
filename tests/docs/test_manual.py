"""The manual says what stands on the screen: every word in bold is a Danish text of the house."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[2]
MANUAL = sorted((ROOT / "docs" / "manual").glob("*.md"))
IN_PROSE = {"fed"}


def danish_texts() -> set[str]:
    found = set()
    for path in (ROOT / "src").rglob("django.po"):
        for message in read_po(BytesIO(path.read_bytes()), locale="da"):
            found |= {message.string} if isinstance(message.string, str) else set(message.string)
    return found


@pytest.mark.parametrize("page", MANUAL, ids=lambda page: page.name)
def test_every_word_in_bold_stands_on_a_screen(page):
    bold = set(re.findall(r"\*\*([^*]+)\*\*", page.read_text())) - IN_PROSE

    assert bold - danish_texts() == set()


def test_there_is_a_page_for_each_who_works_here():
    index = (ROOT / "docs" / "manual" / "index.md").read_text()

    assert len(MANUAL) == 9
    assert [page.name for page in MANUAL if page.name not in index and page.name != "index.md"] == []
