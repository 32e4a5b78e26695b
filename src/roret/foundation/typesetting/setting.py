"""Running typst where it can neither take all memory nor run for ever."""

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from roret.foundation.typesetting.limits import run_limited
from roret.foundation.typesetting.printing import printable

COMPILER = "roret.foundation.typesetting.compiling"
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
        run_limited(COMPILER, folder, options.standard, seconds=options.seconds)
        return (place / "out.pdf").read_bytes()
