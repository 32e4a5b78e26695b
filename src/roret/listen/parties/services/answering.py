"""What a party does by her private link; the secret is her permission."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.listen.consultations.enums import PartyRight
from roret.listen.consultations.models import Consultation, Party, PartyAnswer
from roret.listen.contributions.models import Contribution
from roret.listen.parties import events
from roret.listen.parties.links import key_of, link_for, secret_of
from roret.listen.parties.models import PartyLink

LONGEST_NAME = 200
LONGEST_MANDATE = 300
FORGOTTEN = "–"
"""Stands where it was written who answered, when that is no longer known."""


@transaction.atomic
def open_link(link: PartyLink, *, by: Any) -> None:
    """Note when a party first opened her link."""
    authz.require(by, "parties.use_link", link)
    PartyLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=clock.now())


@transaction.atomic
def say_no_remarks(link: PartyLink, *, by: Any, name: str) -> Party:
    """Keep that a party has no remarks, and who said so; harmless when said again.

    Raises ``DomainError`` without a name, for a party that is only informed, and when the consultation takes no responses.
    """
    authz.require(by, "parties.use_link", link)
    party = _open(link)
    if party.right != PartyRight.HEARD:
        raise DomainError(_("You are only informed, so you need not answer."))
    if not name.strip():
        raise DomainError(_("Write who answers for you, so that we know whom to ask."), field="name")
    if party.no_remarks_at is None:
        party.no_remarks_at, party.no_remarks_by = clock.now(), name.strip()[:LONGEST_NAME]
        party.save(update_fields=["no_remarks_at", "no_remarks_by"])
        journal.record(events.NoRemarks, party.consultation, by=by, name=party.name)
    return party


@transaction.atomic
def take_back_no_remarks(link: PartyLink, *, by: Any) -> Party:
    """Let a party who has remarks after all answer; harmless when repeated."""
    authz.require(by, "parties.use_link", link)
    party = _open(link)
    if party.no_remarks_at is not None:
        party.no_remarks_at, party.no_remarks_by = None, ""
        party.save(update_fields=["no_remarks_at", "no_remarks_by"])
        journal.record(events.NoRemarksTakenBack, party.consultation, by=by, name=party.name)
    return party


@transaction.atomic
def answer_by_link(link: PartyLink, contribution: Contribution, *, by: Any, mandate: str) -> PartyAnswer:
    """Keep that a response has come from the party by her own link; what she said of no remarks is taken back."""
    authz.require(by, "parties.use_link", link)
    party = _open(link)
    if party.no_remarks_at is not None:
        take_back_no_remarks(link, by=by)
    return _tie(party, contribution, by=by, mandate=mandate)


@transaction.atomic
def tie_answer(party: Party, contribution: Contribution, *, by: Any, mandate: str = "") -> PartyAnswer:
    """Say, as a person, that a response comes from a party; raises ``DomainError`` for another consultation's response."""
    authz.require(by, "parties.tie_answer", party)
    if contribution.record_id != party.consultation_id:
        raise DomainError(_("The response belongs to another consultation."))
    return _tie(party, contribution, by=by, mandate=mandate, confirmed_by=authz.name_of(by))


@transaction.atomic
def untie_answer(answer: PartyAnswer, *, by: Any) -> None:
    """Say that a response does not come from the party after all; what came by her own link stays hers."""
    authz.require(by, "parties.tie_answer", answer.party)
    if not answer.confirmed_by:
        raise DomainError(_("It came by the party's own link, so it is hers."))
    journal.record(events.AnswerUntied, answer.party.consultation, by=by, name=answer.party.name)
    answer.delete()


def _tie(party: Party, contribution: Contribution, *, by: Any, mandate: str, confirmed_by: str = "") -> PartyAnswer:
    values = {"party": party, "mandate": mandate.strip()[:LONGEST_MANDATE], "confirmed_by": confirmed_by}
    answer, _made = PartyAnswer.objects.update_or_create(contribution=contribution, defaults=values)
    journal.record(events.AnswerTied, party.consultation, by=by, name=party.name, reference=contribution.reference)
    return answer


@transaction.atomic
def replace_link(party: Party, *, by: Any) -> PartyLink:
    """Make a party's private link anew, so that the old address leads nowhere; what she has said by it stays."""
    authz.require(by, "parties.send_delivery", party)
    link = link_for(party)
    link.turn, link.opened_at = link.turn + 1, None
    link.key = key_of(secret_of(party, turn=link.turn))
    link.save(update_fields=["turn", "opened_at", "key"])
    journal.record(events.LinkReplaced, party.consultation, by=by, name=party.name)
    return link


@transaction.atomic
def forget_contact(party: Party, *, by: Any) -> None:
    """Forget a party's address and who answered for her; that she was heard stays."""
    authz.require(by, "privacy.erase_expired")
    party = Party.objects.lock(party.pk)
    party.email, party.no_remarks_by = "", FORGOTTEN if party.no_remarks_at else ""
    party.save(update_fields=["email", "no_remarks_by"])
    journal.record(events.ContactForgotten, party.consultation, by=by, name=party.name)


def _open(link: PartyLink) -> Party:
    party = Party.objects.lock(link.party_id)
    party.consultation = Consultation.objects.share(party.consultation_id)
    lifecycle.require(party.consultation.can_respond())
    return party
