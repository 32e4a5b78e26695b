"""Printing numbered forms and keying them in."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from roret.foundation import authz, journal
from roret.foundation.errors import DomainError
from roret.listen.consultations import services as consultations
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.enums import Channel
from roret.listen.contributions.services import Content, Receipt
from roret.listen.contributions.services.receiving import open_series
from roret.listen.outreach import events, selectors
from roret.listen.outreach.codes import paper_code, submission_of
from roret.listen.outreach.models import PaperRun

MOST = 200
"""Forms in one run: what one PDF and one printer take at a time."""


@transaction.atomic
def print_paper_forms(consultation: Consultation, *, by: Any, count: int) -> PaperRun:
    """Give numbers to ``count`` new forms (1 to ``MOST``); no two forms of a consultation have the same."""
    authz.require(by, "outreach.print_paper_form", consultation)
    consultation = Consultation.objects.lock(consultation.pk)
    if not 1 <= count <= MOST:
        raise DomainError(_("Print between 1 and %(most)d forms at a time.") % {"most": MOST}, field="count")
    if not consultation.is_published:
        raise DomainError(_("Publish the consultation first: the form shows its address and its deadline."))
    open_series(consultation)
    last = PaperRun.objects.filter(consultation=consultation).aggregate(last=Max("last"))["last"] or 0
    run = PaperRun.objects.create(
        consultation=consultation, first=last + 1, last=last + count, printed_by=authz.name_of(by) or "Roret"
    )
    journal.record(events.FormsPrinted, consultation, by=by, first=run.first, last=run.last)
    return run


@transaction.atomic
def enter_paper_form(code: str, *, by: Any, content: Content, received_on: date | None = None) -> Receipt:
    """Keep what stands on a paper form; a numbered form is kept once, however often it is keyed in.

    After the deadline it is kept and marked as late, as all paper is. Raises ``DomainError`` for a code that was never printed.
    """
    form = selectors.form_of(code)
    authz.require(by, "outreach.enter_paper_form", form.consultation)
    receipt = consultations.enter_response(
        form.consultation,
        by=by,
        content=content,
        submission=submission_of(form.prefix, form.number),
        channel=Channel.PAPER,
        received_on=received_on,
    )
    if not receipt.repeated:
        code = paper_code(form.prefix, form.number)
        journal.record(events.FormEntered, form.consultation, by=by, code=code)
    return receipt
