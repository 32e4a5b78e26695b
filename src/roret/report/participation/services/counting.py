"""Counting: the figures of a consultation, and of a year. Only what may be shown is kept."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.foundation import authz, clock, journal, lifecycle
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.models import Contribution
from roret.listen.events.selectors import attendance_in
from roret.listen.white_papers.selectors import white_paper_of
from roret.listen.white_papers.services import spread_of_everyone
from roret.report.participation import events, selectors
from roret.report.participation.models import Figures, YearFigures


@transaction.atomic
def take_figures(consultation: Consultation, *, by: Any) -> Figures:
    """Count who took part and keep what may be shown; refused when the white paper stands, because the two must agree."""
    authz.require(by, "participation.take_figures", consultation)
    consultation = Consultation.objects.share(consultation.pk)
    lifecycle.require(can_take(consultation))
    data = _counted(consultation)
    values = {"taken_at": clock.now(), "taken_by": authz.name_of(by), "data": data}
    figures, _made = Figures.objects.update_or_create(consultation=consultation, defaults=values)
    journal.record(events.Taken, consultation, by=by, responses=data["received"])
    return figures


def can_take(consultation: Consultation) -> lifecycle.Verdict:
    """Say whether the figures may be counted again, and if not why."""
    if not consultation.is_published:
        return lifecycle.refuse(_("It has not been published."))
    paper = white_paper_of(consultation)
    taken = Figures.objects.filter(consultation=consultation).first()
    if paper and taken and paper.frozen_at and taken.taken_at >= paper.frozen_at:
        return lifecycle.refuse(
            _("The white paper is frozen, and the figures belong to it. They are not counted again.")
        )
    return lifecycle.possible


def _counted(consultation: Consultation) -> dict[str, Any]:
    rows = Contribution.objects.filter(record_id=consultation.pk)
    spread = spread_of_everyone(consultation)
    by_key = {one["key"]: one for one in spread}
    return {
        "received": rows.count(),
        "late": rows.filter(late=True).count(),
        "withdrawn": rows.filter(withdrawn_at__isnull=False).count(),
        "invented": consultation.invented,
        "channels": selectors.count_channels(rows),
        "capacities": _pairs(by_key.get("capacity")),
        "areas": _pairs(by_key.get("area")),
        "ages": _pairs(by_key.get("age")),
        "senders": selectors.count_returning(consultation),
        "population": {
            "areas": selectors.population_by_area(),
            "ages": selectors.population_by_age(),
            **selectors.population_source(),
        },
        "not_heard": selectors.count_unheard(consultation, spread),
    }


def _pairs(division: dict[str, Any] | None) -> list[list[Any]]:
    return [list(pair) for pair in zip(division["categories"], division["everyone"], strict=True)] if division else []


@transaction.atomic
def take_year(year: int, *, by: Any) -> YearFigures:
    """Add up what the year's consultations show, and count how the responses spread over the senders; harmless when repeated."""
    authz.require(by, "participation.take_figures")
    figures = list(selectors.consultations_of(year))
    data = {
        "consultations": len(figures),
        "received": sum(one.data["received"] for one in figures),
        "invented": any(one.data["invented"] for one in figures),
        "per_consultation": [
            [one.consultation.number, one.consultation.title, one.data["received"]] for one in figures
        ],
        **{key: selectors.added_up(figures, key) for key in ("channels", "capacities", "areas", "ages")},
        "spread": selectors.spread_over_senders(year),
        "events": attendance_in(year),
    }
    values = {"taken_at": clock.now(), "data": data}
    return YearFigures.objects.update_or_create(year=year, defaults=values)[0]
