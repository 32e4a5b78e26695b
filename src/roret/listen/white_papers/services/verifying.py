"""Verifying: the checksum is worked out again, and every file is made anew and compared byte for byte."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from roret.listen.white_papers.documents import made_with
from roret.listen.white_papers.documents.words import words
from roret.listen.white_papers.models import WhitePaper, WhitePaperFile
from roret.listen.white_papers.selectors import canonical
from roret.listen.white_papers.services.making import book_of, made, outputs_of


@dataclass(frozen=True)
class Check:
    """One thing that was compared."""

    what: str
    holds: bool
    note: str = ""


def verify_white_paper(paper: WhitePaper) -> Iterator[Check]:
    """Yield each comparison: the account, what lies in the storage, and each file made anew. Nothing is changed."""
    book = book_of(paper)
    again = hashlib.sha256(canonical(book.account, book.responses)).hexdigest()
    yield Check("account", again == paper.sha256, again)
    kept = {(one.kind, one.volume): one for one in paper.files.select_related("file")}
    for one in kept.values():
        yield Check(f"stored {one.file.name}", _stored(one) == one.file.sha256, one.file.sha256)
    programs = made_with(words())
    note = "" if programs == paper.made_with else f"made with {paper.made_with}, now {programs}"
    for output, content in made([output for output in outputs_of(book) if output.key in kept]):
        file = kept[output.key].file
        yield Check(f"made anew {file.name}", hashlib.sha256(content).hexdigest() == file.sha256, note)


def _stored(one: WhitePaperFile) -> str:
    with one.file.content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
