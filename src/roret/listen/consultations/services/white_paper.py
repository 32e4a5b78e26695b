"""The white paper: every response accounted for, frozen with a hash, set as a tagged PDF."""

import hashlib
import json
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from roret.foundation import authz, clock, journal, lifecycle
from roret.listen.consultations import events, tasks
from roret.listen.consultations.models import Consultation, WhitePaper
from roret.listen.consultations.services.closing import missing_before_answered
from roret.listen.contributions import selectors as contributions
from roret.listen.contributions.enums import Moderation
from roret.listen.contributions.models import Contribution, Quote, Theme


@transaction.atomic
def freeze_white_paper(consultation: Consultation, *, by: Any) -> WhitePaper:
    """Freeze the account as it stands; the same responses, themes and answers always give the same hash."""
    authz.require(by, "consultations.freeze_white_paper", consultation)
    consultation = Consultation.objects.lock(consultation.pk)
    lifecycle.require(_can_freeze(consultation))
    lifecycle.require_nothing_missing(missing_before_freezing(consultation))
    data = account_of(consultation)
    sha256 = hashlib.sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    paper = WhitePaper.objects.create(
        consultation=consultation, frozen_at=clock.now(), frozen_by=authz.name_of(by), data=data, sha256=sha256
    )
    journal.record(events.WhitePaperFrozen, consultation, by=by, sha256=sha256, responses=data["counts"]["received"])
    tasks.set_white_paper.enqueue(white_paper_id=paper.pk)
    return paper


def _can_freeze(consultation: Consultation) -> lifecycle.Verdict:
    if WhitePaper.objects.filter(consultation=consultation).exists():
        return lifecycle.refuse(_("The white paper is frozen already."))
    return lifecycle.possible


def missing_before_freezing(consultation: Consultation) -> list[lifecycle.Missing]:
    """Return what blocks the white paper: it must be closed, grouped, answered and free of undecided personal data."""
    missing = []
    if consultation.can_respond():
        missing.append(lifecycle.Missing(_("The consultation is still open."), consultation.get_staff_url()))
    missing += missing_before_answered(consultation)
    open_flags = consultation.contributions.filter(flags__gt=0, withdrawn_at=None).count()
    if open_flags:
        text = _("%(count)d responses hold personal data that nobody has decided about.") % {"count": open_flags}
        missing.append(lifecycle.Missing(text, consultation.get_staff_url() + "#responses"))
    waiting = consultation.contributions.filter(moderation=Moderation.WAITING, withdrawn_at=None).count()
    if waiting:
        text = _("%(count)d responses have not been looked through.") % {"count": waiting}
        missing.append(lifecycle.Missing(text, consultation.get_staff_url() + "#responses"))
    return missing


def account_of(consultation: Consultation) -> dict[str, Any]:
    """Return all that the white paper says, as plain data in a fixed order."""
    themes = list(contributions.themes_of(consultation))
    rows = Contribution.objects.filter(record_id=consultation.pk).select_related("area").order_by("reference")
    grouped = _references_by_theme(themes)
    responses = [
        _response(row, themes=[theme.order for theme in themes if row.reference in grouped[theme.pk]]) for row in rows
    ]
    return {
        "number": consultation.number,
        "title": consultation.title,
        "summary": consultation.summary,
        "question": consultation.question,
        "unit": str(consultation.unit),
        "invented": consultation.invented,
        "opened": _day(consultation.begins_at),
        "closed": _day(consultation.closed_at or consultation.ends_at),
        "parties": [
            {"name": party.name, "right": party.right, "purpose": party.purpose} for party in consultation.parties.all()
        ],
        "themes": [_theme(theme, sorted(grouped[theme.pk])) for theme in themes],
        "responses": responses,
        "counts": _counts(rows, grouped),
    }


def _references_by_theme(themes: list[Theme]) -> dict[int, set[str]]:
    grouped: dict[int, set[str]] = {theme.pk: set() for theme in themes}
    pairs = Contribution.objects.filter(grouped__theme__in=themes).values_list("grouped__theme_id", "reference")
    for theme, reference in pairs:
        grouped[theme].add(reference)
    return grouped


def _theme(theme: Theme, references: list[str]) -> dict[str, Any]:
    quotes = Quote.objects.filter(theme=theme).select_related("contribution").order_by("pk")
    return {
        "order": theme.order,
        "number": theme.number,
        "title": theme.title,
        "summary": theme.summary,
        "answer": theme.answer.text,
        "approved_by": theme.answer.approved_by,
        "approved": _day(theme.answer.approved_at),
        "references": references,
        "quotes": [{"words": quote.words, "reference": quote.contribution.reference} for quote in quotes],
    }


def _response(row: Contribution, *, themes: list[int]) -> dict[str, Any]:
    shown = row.moderation == Moderation.APPROVED and row.publication != "not" and row.withdrawn_at is None
    return {
        "reference": row.reference,
        "received": _day(row.received_at),
        "who": row.shown_name,
        "capacity": row.capacity,
        "area": row.area.name if row.area else "",
        "text": row.published_text if shown else "",
        "shown": shown,
        "withdrawn": row.withdrawn_at is not None,
        "late": row.late,
        "themes": themes,
        "no_theme": row.no_theme,
    }


def _counts(rows: Any, grouped: dict[int, set[str]]) -> dict[str, int]:
    under_a_theme = set().union(*grouped.values()) if grouped else set()
    return {
        "received": len(rows),
        "grouped": len(under_a_theme),
        "no_theme": sum(row.no_theme for row in rows),
        "withdrawn": sum(row.withdrawn_at is not None for row in rows),
        "late": sum(row.late for row in rows),
        "organisations": sum(row.capacity != "private" for row in rows),
    }


def _day(moment: Any) -> str:
    return timezone.localdate(moment).isoformat() if moment else ""
