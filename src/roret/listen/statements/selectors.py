"""Questions about statements; each begins with what the person may see."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from roret.commons.bodies.enums import Right
from roret.commons.bodies.models import Body
from roret.commons.bodies.selectors import with_right
from roret.commons.meetings.models import AgendaItem, Meeting
from roret.commons.people.models import RoleGrant, User
from roret.foundation import authz, clock
from roret.listen.consultations.enums import PartyRight
from roret.listen.consultations.models import Consultation
from roret.listen.statements.models import Statement
from roret.listen.statements.rules import ANSWERERS

_JOINED = ("unit", "body", "to_unit", "consultation", "owner")
LOOK_BACK = timedelta(days=180)
"""An adoption is noted from the agenda of a meeting that was held no longer ago."""


def published(person: Any) -> QuerySet[Statement]:
    """Return what councils have said to everybody, the latest first."""
    return Statement.objects.visible_to(person).out().select_related(*_JOINED).order_by("-sent_at", "-pk")


def with_page(person: Any) -> QuerySet[Statement]:
    """Return statements with what their pages show."""
    return Statement.objects.visible_to(person).select_related(*_JOINED, "item__meeting", "contribution")


def of_bodies(person: Any, bodies: Iterable[int]) -> QuerySet[Statement]:
    """Return all that some bodies write and have sent, as far as ``person`` may see it, drafts first."""
    rows = Statement.objects.visible_to(person).filter(body_id__in=list(bodies)).select_related(*_JOINED)
    return _overdue_first(rows)


def at_the_desk(person: Any) -> QuerySet[Statement]:
    """Return what has been sent to the units in which ``person`` works, and what her own bodies write; overdue first."""
    standing = authz.standing_of(person)
    rows = Statement.objects.visible_to(person).select_related(*_JOINED)
    if not standing.operator_session:
        rows = rows.filter(Q(unit_id__in=standing.staff_units) | Q(body_id__in=standing.staff_units))
    return _overdue_first(rows)


def _overdue_first(rows: QuerySet[Statement]) -> QuerySet[Statement]:
    """Put first what is overdue, then what waits, then what is done; the longest overdue at the top."""
    waits = Q(answered_at=None) & (Q(consultation=None) | Q(consultation__answered_at=None))
    order = Case(
        When(waits & Q(sent_at__isnull=False, due_on__lt=clock.today()), then=Value(0)),
        When(waits, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return rows.annotate(turn=order).order_by("turn", "due_on", "-pk")


def bodies_to_write_for(person: Any) -> QuerySet[Body]:
    """Return the bodies for which ``person`` may write and that may state or propose something today."""
    bodies = Body.objects.order_by("sort_key")
    standing = authz.standing_of(person)
    if not standing.operator_session:
        roles = authz.catalogue["statements.write_statement"].roles
        bodies = bodies.filter(pk__in=set().union(*(standing.units_by_role.get(role, ()) for role in roles)))
    found = list(bodies)
    able = with_right(found, Right.STATE).keys() | with_right(found, Right.PROPOSE).keys()
    return bodies.filter(pk__in=able)


def consultations_for(bodies: Iterable[int]) -> QuerySet[Consultation]:
    """Return the open consultations that ask some bodies, the nearest deadline first."""
    asked = Consultation.objects.public().open().filter(
        parties__unit_id__in=list(bodies), parties__right=PartyRight.HEARD
    )  # fmt: skip
    return asked.distinct().order_by("ends_at", "pk")


def coming_meetings(statement: Statement) -> QuerySet[Meeting]:
    """Return the coming meetings of the body, at which the draft can be treated."""
    return Meeting.objects.coming().filter(body_id=statement.body_id, cancelled_at=None)


def items_of_held_meetings(statement: Statement) -> QuerySet[AgendaItem]:
    """Return the items at which the body can have adopted it: of meetings that have begun, its own item first."""
    since = clock.now() - LOOK_BACK
    rows = AgendaItem.objects.filter(
        meeting__body_id=statement.body_id, meeting__cancelled_at=None, meeting__begins_at__range=(since, clock.now())
    )
    return rows.select_related("meeting").order_by("-meeting__begins_at", "number")


def owners_in(unit: int | None) -> QuerySet[User]:
    """Return those who can own an answer: who answer for the unit today."""
    grants = RoleGrant.objects.current().filter(role__in=ANSWERERS, unit_id=unit)
    return User.objects.filter(pk__in=grants.values("user_id"), is_active=True).order_by("name", "pk")


def adopted_how(statement: Statement) -> str:
    """Say in words when and how the body adopted it; nothing before it has."""
    if statement.adopted_on is None:
        return ""
    words = {"day": date_format(statement.adopted_on)}
    if statement.written_reason:
        return _("Adopted in writing on %(day)s") % words
    return _("Adopted at the meeting of %(day)s") % words


def facts_of(statement: Statement) -> list[tuple[Any, ...]]:
    """Return who says what to whom, and how it came about."""
    rows: list[tuple[Any, ...]] = [
        (_("From"), str(statement.body), Body(pk=statement.body_id).get_absolute_url()),
        (_("To"), statement.addressee or _("not said yet")),
        (_("Type"), str(statement.get_type_display())),
    ]
    if statement.consultation:
        rows.append((_("Answers"), str(statement.consultation), statement.consultation.get_absolute_url()))
    else:
        rows.append((_("Occasion"), _("The body's own initiative")))
    if how := adopted_how(statement):
        where = statement.item.meeting.get_absolute_url() if statement.item else ""
        rows.append((pgettext("statement", "Adopted"), how, where))
    if statement.written_reason:
        rows.append((_("Why in writing"), statement.written_reason))
    if statement.due_on and not statement.answered_when:
        rows.append((_("Answer due"), date_format(statement.due_on)))
    return [*rows, (_("Number"), statement.number)]
