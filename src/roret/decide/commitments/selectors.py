"""Questions about commitments; each begins with what the person may see."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from roret.commons.meetings.models import Meeting
from roret.commons.people.models import RoleGrant, User
from roret.decide.commitments.models import Commitment
from roret.decide.matters.models import Decision
from roret.foundation import authz, clock
from roret.foundation.authz.roles import CASE_WORKER, COMMITTEE_SECRETARY, DIRECTOR
from roret.foundation.ui import formats


@dataclass(frozen=True)
class BodyFigures:
    """What one body is owed: how many commitments stand where."""

    pk: int
    name: str
    waiting: int
    overdue: int
    in_time: int
    late: int


def published(person: Any) -> QuerySet[Commitment]:
    """Return what ``person`` may read, those that are owed first, the longest overdue at the top."""
    rows = Commitment.objects.visible_to(person).filter(published_at__lte=clock.now())
    return rows.select_related("unit", "body", "decision__matter").order_by(
        F("answered_on").asc(nulls_first=True), F("withdrawn_at").asc(nulls_first=True), "due_on", "pk"
    )


def figures(person: Any) -> list[BodyFigures]:
    """Return the figures of each body that has been promised something ``person`` may read (1 query)."""
    owed, today = Q(answered_at=None, withdrawn_at=None), clock.today()
    rows = Commitment.objects.visible_to(person).filter(published_at__lte=clock.now(), body__isnull=False)
    counted = rows.order_by().values("body", "body__name", "body__sort_key").annotate(
        waiting=Count("pk", filter=owed & Q(due_on__gte=today)),
        overdue=Count("pk", filter=owed & Q(due_on__lt=today)),
        in_time=Count("pk", filter=Q(answered_on__lte=F("due_on"))),
        late=Count("pk", filter=Q(answered_on__gt=F("due_on"))),
    )  # fmt: skip
    keys = ("waiting", "overdue", "in_time", "late")
    return [
        BodyFigures(row["body"], row["body__name"], *(row[key] for key in keys))
        for row in counted.order_by("body__sort_key", "body")
    ]


def at_the_desk(person: Any) -> QuerySet[Commitment]:
    """Return the commitments of the units and committees in which ``person`` works."""
    standing, rows = authz.standing_of(person), published(person).select_related("owner")
    if standing.operator_session:
        return rows
    return rows.filter(Q(unit_id__in=standing.staff_units) | Q(body_id__in=standing.staff_units))


def with_page(person: Any) -> QuerySet[Commitment]:
    """Return commitments with all that a page shows, in a fixed number of queries."""
    visible = Commitment.objects.visible_to(person)
    related = ("unit", "body", "owner", "item", "decision__matter", "decision__meeting", "due_meeting", "answer_record")
    return visible.select_related(*related).prefetch_related("moves")


def of_matter(matter: Any, person: Any) -> QuerySet[Commitment]:
    """Return what was promised when a matter was decided (1 query)."""
    return published(person).filter(decision__matter=matter.pk)


def owed_to(body_id: int | None, person: Any) -> QuerySet[Commitment]:
    """Return what a body still waits for, the longest overdue first (1 query)."""
    return published(person).filter(body_id=body_id, answered_at=None, withdrawn_at=None)


def owners_in(units: Any) -> QuerySet[User]:
    """Return those who can own a commitment: who prepare, decide or keep minutes in the units today."""
    grants = RoleGrant.objects.current().filter(
        role__in=(CASE_WORKER, DIRECTOR, COMMITTEE_SECRETARY), unit_id__in=units
    )
    return User.objects.filter(pk__in=grants.values("user_id"), is_active=True).order_by("name", "pk")


def coming_meetings(body_id: int | None) -> QuerySet[Meeting]:
    """Return the body's coming meetings, at which an answer can be due."""
    return Meeting.objects.coming().filter(body_id=body_id, cancelled_at=None)


def decisions_for(person: Any) -> QuerySet[Decision]:
    """Return the decisions under which ``person`` can look for a promise."""
    return Decision.objects.visible_to(person).select_related("matter", "meeting", "unit", "body")


def suggested_words(decision: Decision) -> str:
    """Return the words that a promise most often stands in: the matter's further process, else what was decided."""
    return (decision.matter.process or decision.text).strip()[:2000]


def facts_of(commitment: Commitment) -> list[tuple[Any, ...]]:
    """Return who promised whom what, when and by when."""
    decision, facts = commitment.decision, [(_("Promised by"), str(commitment.unit))]
    facts.append((_("Promised to"), str(commitment.body or "")))
    rows: list[tuple[Any, ...]] = [
        *facts,
        (_("Promised on"), formats.day(decision.meeting.begins_at), decision.get_absolute_url()),
        (_("Matter"), str(decision.matter), decision.matter.get_absolute_url()),
    ]
    rows += [(_("Recommendation item"), str(commitment.item.number))] if commitment.item else []
    rows += [(_("Who asked for it"), commitment.asked_by)] if commitment.asked_by else []
    return [*rows, (_("Answer due"), formats.day(commitment.due_on)), (_("Number"), commitment.number)]
