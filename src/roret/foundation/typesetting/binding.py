"""Binding PDFs into one with bookmarks, in a process of its own: ``python -m roret.foundation.typesetting.binding FOLDER``.

What people attach may be broken or hostile, so it is opened where it can neither take all memory nor run for ever. A file that
cannot be opened is left out, and its number is told, so that the document can say so.
"""

import io
import json
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from roret.foundation.typesetting.limits import limit_memory, run_limited

BINDER = "roret.foundation.typesetting.binding"
SECONDS = 120
MOST_PAGES = 1000
"""So many pages of one attachment are taken in; a longer one is left out."""


@dataclass(frozen=True)
class Attached:
    """A PDF that comes after the pages of a chapter (counted from 0); with a ``stamp`` over each page where it is closed."""

    chapter: int
    title: str
    content: bytes
    stamped: bool = False


@dataclass(frozen=True)
class Bound:
    """The bound document, and which of the attachments could not be opened."""

    content: bytes
    left_out: Sequence[int]


def bind(document: bytes, attached: Sequence[Attached], *, stamp: bytes) -> Bound:
    """Return ``document`` with each attachment after its chapter and a bookmark for each; a chapter is a top bookmark.

    Raises ``RuntimeError`` when the document itself cannot be read, ``subprocess.TimeoutExpired`` when it takes too long.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "document.pdf").write_bytes(document)
        (place / "stamp.pdf").write_bytes(stamp)
        for number, one in enumerate(attached):
            (place / f"{number}.pdf").write_bytes(one.content)
        plan = [{"chapter": one.chapter, "title": one.title, "stamped": one.stamped} for one in attached]
        (place / "plan.json").write_text(json.dumps(plan), "utf-8")
        run_limited(BINDER, folder, seconds=SECONDS)
        left_out = json.loads((place / "left_out.json").read_text("utf-8"))
        return Bound((place / "bound.pdf").read_bytes(), left_out)


def bind_folder(place: Path) -> None:
    """Bind what lies in a folder: ``document.pdf``, ``stamp.pdf``, ``plan.json`` and the numbered attachments."""
    from pypdf import PdfReader, PdfWriter

    plan = json.loads((place / "plan.json").read_text("utf-8"))
    readers, left_out = _opened(place, plan)
    source = PdfReader(place / "document.pdf")
    starts = [source.get_destination_page_number(one) for one in source.outline if not isinstance(one, list)]
    titles = [str(one.title) for one in source.outline if not isinstance(one, list)]
    writer = PdfWriter(clone_from=source)
    writer.root_object.pop("/Outlines", None)  # made anew below, with the attachments in it
    stamp, shift = PdfReader(place / "stamp.pdf").pages[0], 0
    for chapter, (start, title) in enumerate(zip(starts, titles, strict=True)):
        parent = writer.add_outline_item(title=title, page_number=(start or 0) + shift)
        end = starts[chapter + 1] if chapter + 1 < len(starts) else len(source.pages)
        for number, entry in enumerate(plan):
            if entry["chapter"] == chapter and number in readers:
                at = (end or 0) + shift
                writer.merge(at, readers[number], import_outline=False)
                count = len(PdfReader(io.BytesIO(readers[number].getvalue())).pages)
                for page in writer.pages[at : at + count] if entry["stamped"] else ():
                    page.merge_page(stamp)
                writer.add_outline_item(title=entry["title"], page_number=at, parent=parent)
                shift += count
    writer.write(place / "bound.pdf")
    (place / "left_out.json").write_text(json.dumps(left_out), "utf-8")


def _opened(place: Path, plan: Sequence[Any]) -> tuple[dict[int, io.BytesIO], list[int]]:
    """Return what can be opened, written anew without scripts and forms, and the numbers of what cannot."""
    readers: dict[int, io.BytesIO] = {}
    for number in range(len(plan)):
        with suppress(Exception):  # whatever is wrong with a stranger's file, the others are bound
            readers[number] = _plain(place / f"{number}.pdf")
    return readers, [number for number in range(len(plan)) if number not in readers]


def _plain(path: Path) -> io.BytesIO:
    from pypdf import PdfReader, PdfWriter

    reader = PdfReader(path)
    if reader.is_encrypted or not 0 < len(reader.pages) <= MOST_PAGES:
        raise ValueError(path.name)
    writer, out = PdfWriter(), io.BytesIO()
    for page in reader.pages:
        added = writer.add_page(page)
        for key in ("/Annots", "/AA"):
            added.pop(key, None)
    writer.write(out)
    return out


if __name__ == "__main__":
    limit_memory()
    bind_folder(Path(sys.argv[1]))
