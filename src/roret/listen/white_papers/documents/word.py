"""The Word document of a volume: real headings, tables with header rows and descriptions, bookmarks and inner links.

Ten thousand responses take minutes as objects, so the body is written as text, in a process of its own with limits.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from roret.foundation.typesetting.limits import limit_memory, run_limited
from roret.foundation.typesetting.word import About, pack
from roret.listen.white_papers.documents.word_body import body_of

SECONDS = 300


def write_word(data: dict[str, Any]) -> bytes:
    """Return the document; raises ``RuntimeError`` when it cannot be made."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "data.json").write_text(json.dumps(data), "ascii")
        run_limited(__name__, folder, seconds=SECONDS)
        return (place / "out.docx").read_bytes()


def compose(data: dict[str, Any]) -> bytes:
    """Return the document, made in this process."""
    account, words = data["account"], data["words"]
    title = f"{words['white_paper']}: {account['title']}"
    return pack(body_of(data), About(title, account["number"], account["unit"], f"SHA-256 {data['sha256']}"))


if __name__ == "__main__":
    limit_memory()
    work = Path(sys.argv[1])
    (work / "out.docx").write_bytes(compose(json.loads((work / "data.json").read_text("ascii"))))
