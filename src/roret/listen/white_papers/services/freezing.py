"""Freezing: the gates are asked, the account is drawn up, and from then on nothing of it changes."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.events import tell
from roret.foundation.jobs import progress
from roret.listen.consultations.models import Consultation
from roret.listen.contributions import selectors as contributions
from roret.listen.white_papers import events, tasks
from roret.listen.white_papers.models import FrozenResponse, WhitePaper
from roret.listen.white_papers.selectors import canonical, missing_before_freezing
from roret.listen.white_papers.services.account import Account

AT_ONCE = 2_000
"""So many responses are frozen while one waits; more are frozen by the job that makes the files."""
MOST_ON_PAGE = 50
BYTES_ON_PAGE = 120_000
"""Of escaped text; a page also has its frame, and one response may be 300 kB by itself."""


@transaction.atomic
def freeze_white_paper(consultation: Consultation, *, by: Any) -> WhitePaper:
    """Order the white paper; refused with the list of what is missing. The same account always gives the same checksum."""
    authz.require(by, "white_papers.freeze_white_paper", consultation)
    consultation = Consultation.objects.lock(consultation.pk)
    lifecycle.require(can_freeze(consultation))
    lifecycle.require_nothing_missing(missing_before_freezing(consultation))
    received = contributions.received_count(consultation)
    title = _("The white paper of “%(title)s”") % {"title": consultation.title}
    waiting = progress.begin(owner=by if getattr(by, "pk", None) else None, title=title)
    paper = WhitePaper.objects.create(
        consultation=consultation, frozen_by=authz.name_of(by), responses=received, progress=waiting
    )
    journal.record(events.Ordered, consultation, by=by, responses=received)
    if received <= AT_ONCE:
        paper = freeze_account(paper, by=by)
    tasks.make_white_paper.enqueue(white_paper_id=paper.pk)
    return paper


def can_freeze(consultation: Consultation) -> lifecycle.Verdict:
    """Say whether a white paper may be ordered, and if not why."""
    if WhitePaper.objects.filter(consultation=consultation).exists():
        return lifecycle.refuse(_("The white paper is frozen already."))
    return lifecycle.possible


@transaction.atomic
def freeze_account(paper: WhitePaper, *, by: Any) -> WhitePaper:
    """Draw up the account as it stands at this moment and keep it; harmless when it is frozen already."""
    authz.require(by, "white_papers.freeze_white_paper", paper)
    consultation = Consultation.objects.lock(paper.consultation_id)
    paper = WhitePaper.objects.lock(paper.pk)
    if paper.frozen_at:
        return paper
    lifecycle.require_nothing_missing(missing_before_freezing(consultation))
    account = Account(consultation)
    head, responses = account.head(), list(account.responses())
    paper.account, paper.responses = head, len(responses)
    paper.sha256 = hashlib.sha256(canonical(head, responses)).hexdigest()
    paper.pages = _keep_rows(paper, responses)
    paper.frozen_at = clock.now()
    paper.save(update_fields=["account", "responses", "sha256", "pages", "frozen_at"])
    journal.record(events.Frozen, consultation, by=by, sha256=paper.sha256, responses=paper.responses)
    tell(events.white_paper_frozen, paper)
    return paper


def _keep_rows(paper: WhitePaper, responses: list[dict[str, Any]]) -> int:
    """Keep each response as a row with the page it stands on; return how many pages there are."""
    table, pages = FrozenResponse._meta.db_table, 0
    statement = f"COPY {table} (paper_id, position, page, reference, themes, data) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for position, (page, response) in enumerate(paged(responses), 1):
            themes = "{" + ",".join(map(str, response["themes"])) + "}"
            row = (paper.pk, position, page, response["reference"], themes, json.dumps(response, ensure_ascii=False))
            copy.write_row(row)
            pages = page
    _copy_search(paper)
    return pages


def paged(responses: Iterable[dict[str, Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield each response with its page, so that no page is long, whatever the responses are."""
    page, on_page, size = 1, 0, 0
    for response in responses:
        words = response["text"] + response.get("translation", {}).get("text", "")
        weight = len(escape(words).encode())
        if on_page and (on_page == MOST_ON_PAGE or size + weight > BYTES_ON_PAGE):
            page, on_page, size = page + 1, 0, 0
        on_page, size = on_page + 1, size + weight
        yield page, response


def _copy_search(paper: WhitePaper) -> None:
    """Take over what search knows of the published texts, so that nothing is analysed twice."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE white_papers_frozenresponse f SET search = c.search FROM contributions_contribution c "
            "WHERE f.paper_id = %s AND c.reference = f.reference AND (f.data->>'shown')::boolean",
            [paper.pk],
        )
