"""A white paper as files: PDF by typst, Word by python-docx, CSV, and the account itself. Plain data in, bytes out.

Nothing here knows Django's database: what is set was frozen before. The same data give the same bytes.
"""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

_HERE = Path(__file__).parent


def made_with(words: dict[str, str]) -> dict[str, str]:
    """Return what the bytes of the documents depend on besides the data: the programs, our templates and words."""
    own = hashlib.sha256(json.dumps(words, sort_keys=True).encode())
    for file in sorted(_HERE.glob("*")):
        if file.suffix in {".py", ".typ"}:
            own.update(file.read_bytes())
    return {"typst": version("typst"), "python-docx": version("python-docx"), "templates": own.hexdigest()[:16]}
