"""Who may do what with consultations, and how long each kind must be open."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from roret.engines.figures.workdays import deadline
from roret.foundation import authz
from roret.foundation.authz.roles import CASE_WORKER, DIRECTOR, EDITOR
from roret.listen.consultations.enums import ConsultationKind, ConsultationState


@dataclass(frozen=True)
class Period:
    """The shortest time a kind of consultation must be open, and the rule that says so."""

    shortest: timedelta
    rule: object

    def earliest_deadline(self, opens: date) -> date:
        """Return the first day that may be the deadline of what opens on a day; never a day off."""
        return deadline(opens, days=self.shortest.days)


PERIODS: dict[str, Period] = {
    ConsultationKind.LOCAL_PLAN: Period(timedelta(weeks=4), _("planloven § 24 (5): at least 4 weeks for a local plan")),
    ConsultationKind.LOCAL_PLAN_MINOR: Period(
        timedelta(weeks=2), _("planloven § 24 (6): at least 2 weeks for a local plan of minor importance")
    ),
    ConsultationKind.MUNICIPAL_PLAN: Period(
        timedelta(weeks=8), _("planloven § 24: at least 8 weeks for a municipal plan")
    ),
    ConsultationKind.CALL_FOR_IDEAS: Period(
        timedelta(weeks=2), _("the municipality's practice: at least 2 weeks for a call for ideas")
    ),
    ConsultationKind.DISPENSATION: Period(timedelta(weeks=2), _("planloven § 20: at least 2 weeks for a dispensation")),
    ConsultationKind.POLICY: Period(
        timedelta(weeks=4), _("the municipality's practice: at least 4 weeks for a policy")
    ),
    ConsultationKind.BUDGET: Period(
        timedelta(weeks=2), _("the municipality's practice: at least 2 weeks for the budget")
    ),
    ConsultationKind.QUALITY_STANDARD: Period(
        timedelta(weeks=3), _("the municipality's practice: at least 3 weeks for a quality standard")
    ),
    ConsultationKind.INTERNAL: Period(
        timedelta(weeks=1), _("the municipality's practice: at least 1 week inside the organisation")
    ),
}
"""Planloven's periods as read in ``danish.md`` section 6; the others are practice and may be changed by the municipality."""


def is_draft(_actor: Any, consultation: Any) -> bool:
    """Say whether it has not gone out yet."""
    return consultation.state in {ConsultationState.DRAFT, ConsultationState.SCHEDULED}


_writers = (CASE_WORKER, EDITOR)
authz.declare("consultations.view_consultation", _("See consultations in the workspace"), CASE_WORKER, EDITOR, DIRECTOR)
authz.declare("consultations.create_consultation", _("Draft a consultation"), *_writers)
authz.declare("consultations.update_consultation", _("Change a consultation"), *_writers)
authz.declare("consultations.delete_consultation", _("Delete a draft"), *_writers, when=is_draft)
authz.declare("consultations.publish_consultation", _("Publish or schedule a consultation"), *_writers)
authz.declare("consultations.extend_consultation", _("Extend the deadline"), *_writers)
authz.declare("consultations.close_consultation", _("Close a consultation"), *_writers)
authz.declare("consultations.answer_consultation", _("Mark a consultation as answered"), *_writers, DIRECTOR)
authz.declare("consultations.manage_party", _("Add, remove and invite parties"), *_writers)
