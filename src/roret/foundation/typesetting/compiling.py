"""The process that typst runs in: ``python -m roret.foundation.typesetting.compiling FOLDER STANDARD``."""

import sys
from pathlib import Path
from typing import Any

from roret.foundation.typesetting.coverage import FONTS
from roret.foundation.typesetting.limits import limit_memory


def set_folder(folder: str, standard: Any) -> None:
    """Set ``main.typ`` of a folder as ``out.pdf``, with our own fonts and never the machine's."""
    import typst

    place = Path(folder)
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
    typst.compile(
        str(place / "main.typ"), output=str(place / "out.pdf"), root=folder, font_paths=fonts, pdf_standards=[standard]
    )


if __name__ == "__main__":
    limit_memory()
    set_folder(sys.argv[1], sys.argv[2])
