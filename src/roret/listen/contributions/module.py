"""What contributions offer the house: the queue, the answer desk, and what waits."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from roret.commons.records.models import Record
from roret.foundation import authz, clock
from roret.foundation.files.access import register_reader
from roret.foundation.modules import Group, Module, NavItem, Waiting, offer
from roret.foundation.piles import Pile, Row
from roret.listen.contributions import searching, selectors
from roret.listen.contributions.enums import Moderation
from roret.listen.contributions.models import Answer, ContributionFile


def _owed(person: Any) -> QuerySet[Answer]:
    rows = selectors.answer_desk(person).filter(owner=person)
    return rows.annotate(begun=~Q(text=""))


def _answer(answer: Record, row: Row) -> Iterator[Waiting]:
    """An answer that the person owes."""
    yield Waiting(
        answer,
        answer.get_staff_url(),
        row.due,
        row.due is not None and row.due < clock.today(),
        "answer",
        heading=_("Answers to write"),
        action=_("Write on") if row.facts["begun"] else _("Write the answer"),
        record=answer,
    )


def _unread(person: Any) -> QuerySet[Record] | None:
    return selectors.to_look_through(person) if authz.allowed(person, "contributions.moderate_contribution") else None


def _look_through(record: Record, row: Row) -> Iterator[Waiting]:
    """What nobody has looked through: what has been handed to the person, and all of it."""
    handed, unread = row.facts["handed"], row.facts["unread"]
    if handed:
        label = ngettext(
            "%(count)d response to “%(title)s” is yours", "%(count)d responses to “%(title)s” are yours", handed
        )
        due = date.fromisoformat(row.facts["handed_due"]) if row.facts["handed_due"] else None
        yield _queue(record, label, handed, "owner=me&", due)
    label = ngettext("%(count)d response to “%(title)s”", "%(count)d responses to “%(title)s”", unread)
    yield _queue(record, label, unread)


def _queue(record: Record, label: str, count: int, narrowed: str = "", due: date | None = None) -> Waiting:
    return Waiting(
        label % {"count": count, "title": record},
        f"{reverse('staff:contribution-queue')}?record={record.number}&{narrowed}moderation={Moderation.WAITING}",
        due,
        due is not None and due < clock.today(),
        "queue",
        heading=_("Responses to look through"),
        action=_("Look them through"),
        record=record,
    )


def _sent_files(person: Any) -> Q:
    visible = ContributionFile.objects.visible_to(person)
    if not authz.standing_of(person).staff_units:
        visible = visible.filter(Q(published=True) | Q(contribution__author_id=getattr(person, "pk", None) or 0))
    return Q(pk__in=visible.values("file"))


register_reader(_sent_files)
searching.register()
contributions = offer(
    Module(
        "contributions",
        navigation=(
            NavItem(
                gettext_lazy("Answer desk"), "staff:answer-desk", "staff", "contributions.view_desk", 20, Group.WORK
            ),
            NavItem(
                gettext_lazy("Look through"),
                "staff:contribution-queue",
                "staff",
                "contributions.moderate_contribution",
                25,
                Group.WORK,
            ),
            NavItem(
                gettext_lazy("Standard texts"),
                "staff:standardtext-list",
                "staff",
                "contributions.view_standardtext",
                79,
                Group.REGISTERS,
            ),
        ),
        piles=(
            Pile(_owed, _answer, Record, due="due_on", facts=("begun",)),
            Pile(_unread, _look_through, Record, facts=("unread", "handed", "handed_due")),
        ),
    )
)
