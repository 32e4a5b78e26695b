"""Consulting again: on a proposal that has been changed, or on what came out of a call for ideas."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from roret.commons.records.enums import LinkKind
from roret.commons.records.services import in_both_languages, link_records, reach_milestone
from roret.foundation import authz, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.listen.consultations import events
from roret.listen.consultations.models import Consultation
from roret.listen.consultations.services.drafting import add_party, create_consultation

TAKEN_OVER = ("unit", "summary", "summary_en", "legal_basis", "contact", "visibility", "place_asked", "languages")


@transaction.atomic
def consult_again(consultation: Consultation, *, by: Any, title: str, type: str, changed: str) -> Consultation:  # noqa: A002
    """Begin a draft that takes a closed consultation up again, with its parties, and tie it into the thread.

    Raises ``NotPossible`` while the earlier one takes responses, and ``DomainError`` without a word of what has changed.
    Extraordinary changes of a plan must be heard again (planloven § 27 (2)); else it is the municipality's choice.
    """
    authz.require(by, "consultations.view_consultation", consultation)
    lifecycle.require(consultation.can_consult_again())
    if not changed.strip():
        raise DomainError(_("Write what has changed, so that people know why they are asked again."), field="changed")
    made = create_consultation(
        by=by, title=title, type=type, earlier=consultation, changed=changed.strip(),
        areas=consultation.areas.all(), topics=consultation.topics.all(), target_groups=consultation.target_groups.all(),
        **{name: getattr(consultation, name) for name in TAKEN_OVER},
    )  # fmt: skip
    for party in consultation.parties.all():
        values = {name: getattr(party, name) for name in ("name", "right", "unit", "email", "purpose")}
        add_party(made, by=by, **values)
    kind = LinkKind.BASED_ON if made.follows_ideas else LinkKind.SUPERSEDES
    link_records(consultation, made, kind=kind, by=by)
    journal.record(events.ConsultedAgain, consultation, by=by, number=made.number)
    return made


def tell_those_who_answered_before(consultation: Consultation) -> None:
    """Let those who took part in the earlier consultation hear that this one has opened."""
    if consultation.earlier:
        sentence = in_both_languages(gettext_noop("You are asked again: “%(title)s” has opened"), consultation)
        reach_milestone(consultation.earlier, code=f"again-{consultation.number}", **sentence)
