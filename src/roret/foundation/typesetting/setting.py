"""Running typst where it can neither take all memory nor run for ever."""

import json
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from roret.foundation.typesetting.coverage import FONTS
from roret.foundation.typesetting.limits import limit_memory, run_limited
from roret.foundation.typesetting.printing import printable

Standard = Literal["ua-1", "a-3a"]


@dataclass(frozen=True)
class Typesetting:
    """How a document is set: the PDF standard, the seconds it may take, and files that the template names (SVG, PNG)."""

    standard: Standard = "ua-1"
    seconds: int = 120
    files: Mapping[str, bytes] = field(default_factory=dict)


def typeset(template: Path, data: Any, *, options: Typesetting | None = None) -> bytes:
    """Return the PDF of a typst template whose ``json("data.json")`` is ``data``.

    Raises ``RuntimeError`` with typst's own words when it cannot be set, ``subprocess.TimeoutExpired`` when it takes too long.
    """
    options = options or Typesetting()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "data.json").write_text(json.dumps(printable(data), ensure_ascii=False), "utf-8")
        (place / "main.typ").write_text(template.read_text("utf-8"), "utf-8")
        for name, content in options.files.items():
            (place / name).write_bytes(content)
        run_limited(__name__, folder, options.standard, seconds=options.seconds)
        return (place / "out.pdf").read_bytes()


def _compile(folder: str, standard: Standard) -> None:
    import typst

    place = Path(folder)
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
    typst.compile(
        str(place / "main.typ"), output=str(place / "out.pdf"), root=folder, font_paths=fonts, pdf_standards=[standard]
    )


if __name__ == "__main__":
    limit_memory()
    _compile(sys.argv[1], sys.argv[2])  # type: ignore[arg-type]  # ``typeset`` has checked the word
