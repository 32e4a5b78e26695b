"""Reading a white paper: its head, its responses page by page, and a search in them."""

import json
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from roret.foundation.files.models import StoredFile
from roret.foundation.search import matching
from roret.listen.consultations.models import Consultation
from roret.listen.white_papers.enums import FileKind
from roret.listen.white_papers.models import FrozenResponse, WhitePaper, WhitePaperFile


def white_paper_of(consultation: Any) -> WhitePaper | None:
    """Return the frozen white paper without its account, or None: what a link needs."""
    return WhitePaper.objects.frozen().without_account().filter(consultation_id=consultation.pk).first()


def paper_for_page(consultation: Consultation) -> WhitePaper | None:
    """Return the frozen white paper with its account, or None."""
    return WhitePaper.objects.frozen().filter(consultation=consultation).first()


def files_of(paper: WhitePaper) -> list[WhitePaperFile]:
    """Return the files with what a link shows: the PDF first, the volumes in their order."""
    order = list(FileKind.values)
    return sorted(paper.files.select_related("file"), key=lambda one: (order.index(one.kind), one.volume))


def pdf_of(paper: WhitePaper) -> StoredFile | None:
    """Return the PDF that stands for the white paper: the whole, or its first volume; None until it is made."""
    first = paper.files.filter(kind=FileKind.PDF, volume__lte=1).select_related("file").first()
    return first.file if first else None


def responses_on_page(paper: WhitePaper, page: int) -> QuerySet[FrozenResponse]:
    """Return the responses of one page, in their order."""
    return paper.rows.filter(page=page).defer("search").order_by("position")


def search_responses(paper: WhitePaper, *, words: str = "", theme: int = 0) -> QuerySet[FrozenResponse]:
    """Return the responses that match words, a theme, or both; a whole reference finds that response."""
    rows = paper.rows.defer("search").order_by("position")
    if theme:
        rows = rows.filter(themes__contains=[theme])
    if not words:
        return rows
    exact = rows.filter(reference__iexact=words)
    return exact if exact.exists() else matching(rows, words)


def place_of(paper: WhitePaper, reference: str) -> int:
    """Return the page that a response stands on, 0 when it is not there."""
    return paper.rows.filter(reference__iexact=reference).values_list("page", flat=True).first() or 0


def canonical(account: dict[str, Any], responses: Iterable[dict[str, Any]]) -> bytes:
    """Return the account as the bytes that the checksum is made of: keys in order, UTF-8, nothing else."""
    return json.dumps({**account, "responses": list(responses)}, sort_keys=True, ensure_ascii=False).encode()
