"""Deciding: the committee's secretary minutes what was decided on each item, and who said what to the minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from roret.commons.meetings.models import AgendaItem, Meeting
from roret.commons.records.enums import LinkKind
from roret.commons.records.services import (
    begin_record,
    in_both_languages,
    link_records,
    publish_record,
    reach_milestone,
)
from roret.decide.matters import events
from roret.decide.matters.enums import BINDING_KINDS, OPEN_KINDS, DecisionKind, Step
from roret.decide.matters.models import Decision, ItemDecision, Matter, MinutedStatement, RecommendationItem
from roret.decide.matters.services.demands import require_demands
from roret.foundation import authz, journal
from roret.foundation.errors import DomainError
from roret.foundation.events import tell
from roret.listen.consultations.enums import PartyRight
from roret.listen.consultations.models import Consultation

ItemRow = tuple[RecommendationItem, str, str]
"""An item, the kind of decision, and the wording (may be empty)."""
StatementRow = tuple[str, Sequence[str], str]
"""A party, the parties that join it, and the statement."""


@dataclass(frozen=True)
class Minuted:
    """What the secretary has minuted: a row for every item, the statements, and what applies to the whole."""

    items: Sequence[ItemRow]
    statements: Sequence[StatementRow] = ()
    text: str = ""
    final: bool | None = None
    """None: final unless an item comes back."""


@transaction.atomic
def record_decision(
    matter: Matter,
    *,
    by: Any,
    meeting: Meeting,
    items: Sequence[ItemRow],
    statements: Sequence[StatementRow] = (),
    text: str = "",
    final: bool | None = None,
) -> Decision:
    """Minute the committee's decision on every item of a matter; publish it, and let those who took part know.

    ``final`` None: it is final unless an item is postponed or sent to consultation. Raises ``DomainError`` when the matter
    was not on the meeting's agenda, an item lacks its decision, or those with a right to be heard are still being heard;
    ``NotReady`` with the list of what other modules miss before a final decision.
    """
    authz.require(by, "matters.record_decision", matter)
    matter = Matter.objects.lock(matter.pk)
    minuted = Minuted([(item, str(kind), wording) for item, kind, wording in items], statements, text, final)
    _check_meeting(matter, meeting)
    _check_items(matter, minuted)
    if _waits_for_hearings(minuted):
        require_demands(matter, Step.DECISION)
    decision = _make(matter, meeting, minuted, by=by)
    kinds = [kind for _item, kind, _text in minuted.items]
    journal.record(
        events.Decided,
        matter,
        by=by,
        decision=decision.number,
        meeting=meeting.number,
        kinds=kinds,
        final=decision.final,
    )
    decided, postponed = (
        gettext_noop("“%(title)s” has been decided"),
        gettext_noop("“%(title)s” has been treated, and comes back"),
    )
    reach_milestone(decision, code="decided", **in_both_languages(decided if decision.final else postponed, matter))
    tell(events.matter_decided, decision)
    return decision


def _make(matter: Matter, meeting: Meeting, minuted: Minuted, *, by: Any) -> Decision:
    decision = Decision(
        matter=matter,
        meeting=meeting,
        text=minuted.text,
        final=_is_final(minuted),
        unit_id=matter.unit_id,
        body_id=matter.body_id,
        visibility=matter.visibility,
        invented=matter.invented,
        **_titles(matter),
    )
    begin_record(decision, by=by, areas=matter.areas.all(), topics=matter.topics.all())
    rows = (
        ItemDecision(decision=decision, item=item, kind=kind, text=text.strip()) for item, kind, text in minuted.items
    )
    ItemDecision.objects.bulk_create(rows)
    MinutedStatement.objects.bulk_create(_statement(decision, row) for row in minuted.statements)
    link_records(matter, decision, kind=LinkKind.DECIDES, by=by)
    publish_record(decision, by=by)
    return decision


def _statement(decision: Decision, row: StatementRow) -> MinutedStatement:
    party, joined_by, text = row
    if not party.strip() or not text.strip():
        raise DomainError(_("A minuted statement needs both the party and the text."))
    joined = [name.strip() for name in joined_by if name.strip()]
    if party.strip() in joined:
        raise DomainError(_("%(party)s cannot join its own statement.") % {"party": party.strip()})
    return MinutedStatement(decision=decision, party=party.strip(), joined_by=joined, text=text.strip())


def _check_meeting(matter: Matter, meeting: Meeting) -> None:
    if meeting.cancelled_at or not AgendaItem.objects.filter(meeting=meeting, record_id=matter.pk).exists():
        raise DomainError(_("The matter is not on the agenda of this meeting."))
    if not meeting.has_begun:
        raise DomainError(_("The meeting has not begun. Minute the decision when it has been taken."))
    if Decision.objects.filter(matter=matter, meeting=meeting).exists():
        raise DomainError(_("The decision of this meeting has been minuted already."))
    if Decision.objects.filter(matter=matter, final=True).exists():
        raise DomainError(_("The matter is decided already."))


def _check_items(matter: Matter, minuted: Minuted) -> None:
    given = [item.pk for item, _kind, _text in minuted.items]
    kinds = {kind for _item, kind, _text in minuted.items}
    asked = {item.pk: item for item in matter.items.all()}
    if len(given) != len(set(given)) or not set(given) <= set(asked):
        raise DomainError(_("Only the matter's own items can be decided, each once."))
    missing = [item.number for key, item in asked.items() if key not in given]
    if missing:
        numbers = ", ".join(str(number) for number in sorted(missing))
        raise DomainError(_("The decision is missing for item %(numbers)s.") % {"numbers": numbers})
    if not kinds <= set(DecisionKind.values):
        raise DomainError(_("Choose a decision from the list."))
    if minuted.final and kinds & OPEN_KINDS:
        raise DomainError(_("An item is postponed or sent to consultation. The decision is not final."), field="final")
    if kinds & BINDING_KINDS and _still_hearing(matter):
        raise DomainError(
            _("Those with a right to be heard are still being heard. The committee cannot adopt or reject before that.")
        )


def _still_hearing(matter: Matter) -> bool:
    """Say whether a consultation under the matter, with parties that have a right to be heard, is open (R16)."""
    under = Consultation.objects.open().filter(downstream_links__downstream=matter, parties__right=PartyRight.HEARD)
    return under.exists()


def _waits_for_hearings(minuted: Minuted) -> bool:
    """Say whether it binds or ends the matter; what is withdrawn is decided by nobody."""
    kinds = {kind for _item, kind, _text in minuted.items}
    return bool(kinds & BINDING_KINDS) or (_is_final(minuted) and kinds != {DecisionKind.WITHDRAWN})


def _is_final(minuted: Minuted) -> bool:
    comes_back = any(kind in OPEN_KINDS for _item, kind, _text in minuted.items)
    return not comes_back if minuted.final is None else minuted.final


def _titles(matter: Matter) -> dict[str, str]:
    titles = {}
    for language, name in (("da", "title"), ("en", "title_en")):
        with override(language):
            titles[name] = (_("Decision: %(title)s") % {"title": str(matter)})[:250]
    return titles
