"""Making the files: two at a time, each kept when it is done, so that what failed goes on where it stopped."""

import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.foundation import authz, clock, journal
from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.events import tell
from roret.foundation.files.services import keep_made_file
from roret.foundation.jobs import progress
from roret.listen.white_papers import events, tasks
from roret.listen.white_papers.documents import made_with
from roret.listen.white_papers.documents.book import Book, Volume
from roret.listen.white_papers.documents.pdf import set_pdf
from roret.listen.white_papers.documents.table import write_table
from roret.listen.white_papers.documents.word import write_word
from roret.listen.white_papers.documents.words import words
from roret.listen.white_papers.enums import FileKind
from roret.listen.white_papers.models import WhitePaper, WhitePaperFile
from roret.listen.white_papers.selectors import canonical
from roret.listen.white_papers.services.freezing import freeze_account

AT_A_TIME = 2
"""So many documents are set at once: one large volume takes a gigabyte and a core."""
CONTENT_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.CSV: "text/csv",
    FileKind.ACCOUNT: "application/json",
}


@dataclass(frozen=True)
class Output:
    """One file to be made: its kind, the volume it holds, and how."""

    kind: FileKind
    volume: Volume
    make: Callable[[], bytes]

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from the other files of its white paper."""
        return str(self.kind), self.volume.number


def make_files(paper: WhitePaper, *, by: Any, tracker: Any = None) -> WhitePaper:
    """Make every file that is not there yet; the account is frozen first where that waits. Raises ``DomainError`` with why."""
    authz.require(by, "white_papers.freeze_white_paper", paper)
    try:
        paper = freeze_account(paper, by=by)
        _make(paper, tracker=tracker)
    except Exception as error:
        told = _why(error)
        _remember_failure(paper, by=by, why=str(told))
        raise told from error
    return _finish(paper, by=by, tracker=tracker)


def _make(paper: WhitePaper, *, tracker: Any) -> None:
    there = set(paper.files.values_list("kind", "volume"))
    wanted = [output for output in outputs_of(book_of(paper)) if output.key not in there]
    if tracker is not None:
        tracker.total = len(wanted)
        tracker.say(total=len(wanted), message=_("The responses are frozen. The files are being made."))
    for output, content in made(wanted):
        _keep(paper, output, content)
        if tracker is not None:
            tracker.step(message=_("Made: %(name)s") % {"name": name_of(paper, output)})


def book_of(paper: WhitePaper) -> Book:
    """Return what the documents are made of: the account and its responses as they were frozen."""
    responses = list(paper.rows.order_by("position").values_list("data", flat=True))
    return Book(paper.account, responses, paper.sha256, words())


def outputs_of(book: Book) -> list[Output]:
    """Return every file of a white paper; the largest first, so that the cores are used to the end."""
    volumes = sorted(book.volumes(), key=lambda volume: -len(volume.responses))
    whole = Volume(0, 1, book.responses, book.sha256)

    def setting(setter: Callable[[dict[str, Any]], bytes], volume: Volume) -> Callable[[], bytes]:
        return lambda: setter(book.data_of(volume))

    return [
        *(Output(FileKind.PDF, volume, setting(set_pdf, volume)) for volume in volumes),
        *(Output(FileKind.DOCX, volume, setting(write_word, volume)) for volume in volumes),
        Output(FileKind.CSV, whole, lambda: write_table(book)),
        Output(FileKind.ACCOUNT, whole, lambda: canonical(book.account, book.responses)),
    ]


def made(outputs: list[Output]) -> Iterator[tuple[Output, bytes]]:
    """Make the files in processes of their own, some at a time, and yield each as it is done."""
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        waiting: dict[Future[bytes], Output] = {pool.submit(output.make): output for output in outputs}
        try:
            for future in as_completed(waiting):
                yield waiting[future], future.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def name_of(paper: WhitePaper, output: Output) -> str:
    """Return the file's name: ``hvidbog-2026-000123-bind-2.pdf``."""
    number = output.volume.number
    part = f"-bind-{number}" if number else ""
    return f"hvidbog-{paper.consultation.number}{part}.{output.kind}"


@transaction.atomic
def _keep(paper: WhitePaper, output: Output, content: bytes) -> None:
    if paper.files.filter(kind=output.kind, volume=output.volume.number).exists():
        return
    file = keep_made_file(content, name=name_of(paper, output), content_type=CONTENT_TYPES[output.kind])
    volume = output.volume
    WhitePaperFile.objects.create(
        paper=paper, kind=output.kind, volume=volume.number, first=volume.first, last=volume.last, file=file,
        made_at=clock.now(),
    )  # fmt: skip


@transaction.atomic
def _finish(paper: WhitePaper, *, by: Any, tracker: Any) -> WhitePaper:
    paper.made_at, paper.made_with, paper.failure = clock.now(), made_with(words()), ""
    paper.save(update_fields=["made_at", "made_with", "failure"])
    journal.record(events.Made, paper.consultation, by=by, files=paper.files.count())
    tell(events.white_paper_made, paper)
    if tracker is not None:
        tracker.finish(url=paper.consultation.get_staff_url(), message=_("The white paper is finished."))
    return paper


@transaction.atomic
def _remember_failure(paper: WhitePaper, *, by: Any, why: str) -> None:
    WhitePaper.objects.filter(pk=paper.pk).update(failure=why)
    journal.record(events.Failed, paper.consultation, by=by, why=why[:500])


def _why(error: Exception) -> DomainError:
    """Say in words what went wrong, so that the page can show it."""
    if isinstance(error, DomainError):
        return error
    if isinstance(error, subprocess.TimeoutExpired):
        return NotPossible(_("It took more than %(seconds)d seconds to set a volume.") % {"seconds": error.timeout})
    if "memory" in str(error).casefold():
        return NotPossible(_("There was not memory enough to set a volume."))
    return NotPossible(_("A document could not be made: %(why)s") % {"why": _last_line(error)})


def _last_line(error: Exception) -> str:
    """Return what a program said last; the lines before it are for the operators' log."""
    lines = str(error).strip().splitlines()
    return (lines[-1] if lines else type(error).__name__)[-300:]


@transaction.atomic
def restart_making(paper: WhitePaper, *, by: Any) -> WhitePaper:
    """Start the making again after it failed; what was made stays, and a second click starts nothing more."""
    authz.require(by, "white_papers.freeze_white_paper", paper)
    paper = WhitePaper.objects.lock(paper.pk)
    if paper.made_at or not paper.failure:
        raise NotPossible(_("The white paper has not failed, or somebody has started it again already."))
    paper.failure = ""
    paper.progress = progress.begin(owner=by if getattr(by, "pk", None) else None, title=str(paper))
    paper.save(update_fields=["failure", "progress"])
    journal.record(events.Restarted, paper.consultation, by=by)
    tasks.make_white_paper.enqueue(white_paper_id=paper.pk)
    return paper
