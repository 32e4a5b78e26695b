"""Setting a white paper as a tagged, accessible PDF (PDF/UA-1) with typst, in a process of its own with limits.

The text of citizens goes in as JSON data and is never markup. Characters that the font lacks are named in brackets, because
one emoji must not stop a report.
"""

import json
import resource
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

TEMPLATE = Path(__file__).with_name("white_paper.typ")
SECONDS = 120
MEMORY = 4 * 1024**3


def set_pdf(data: dict[str, Any]) -> bytes:
    """Return the PDF of a white paper's data; raises ``RuntimeError`` with typst's words when it cannot be set."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "data.json").write_text(json.dumps(printable(data), ensure_ascii=False), "utf-8")
        (place / "white_paper.typ").write_text(TEMPLATE.read_text("utf-8"), "utf-8")
        command = [sys.executable, "-m", "roret.listen.consultations.typesetting", folder]
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False, preexec_fn=_limit)
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        return (place / "out.pdf").read_bytes()


def printable(value: Any) -> Any:
    """Return the data with every character that cannot be set replaced by its name."""
    if isinstance(value, str):
        return "".join(_printable_character(character) for character in unicodedata.normalize("NFC", value))
    if isinstance(value, list):
        return [printable(item) for item in value]
    if isinstance(value, dict):
        return {key: printable(item) for key, item in value.items()}
    return value


def _printable_character(character: str) -> str:
    code, category = ord(character), unicodedata.category(character)
    if character in "\n\t":
        return character
    if category in {"Cc", "Cf", "Cs", "Co", "Cn", "Mn"} or category == "Sk":
        return "" if category in {"Cc", "Cf", "Mn", "Sk"} else "[?]"
    if code < 0x0250 or 0x2010 <= code <= 0x2044 or character in "€№™−≤≥≠":
        return character
    return f"[{unicodedata.name(character, '?').lower()}]"


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _compile(folder: str) -> None:
    import typst

    place = Path(folder)
    typst.compile(str(place / "white_paper.typ"), output=str(place / "out.pdf"), root=folder, pdf_standards=["ua-1"])


if __name__ == "__main__":
    _compile(sys.argv[1])
