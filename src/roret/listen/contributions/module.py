"""What contributions offer the house: the queue, the answer desk, and what waits."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from roret.foundation import authz, clock
from roret.foundation.files.access import register_reader
from roret.foundation.modules import Group, Module, NavItem, Waiting, offer
from roret.listen.contributions import searching, selectors
from roret.listen.contributions.enums import Moderation
from roret.listen.contributions.models import Answer, ContributionFile

AT_MOST = 20


def waiting(person: Any) -> Iterator[Waiting]:
    """Yield the answers a person owes, and the records whose responses wait for a look."""
    for answer in selectors.answer_desk(person).filter(owner=person)[:AT_MOST]:
        yield _answer(answer)
    if authz.allowed(person, "contributions.moderate_contribution"):
        for record in selectors.to_look_through(person)[:AT_MOST]:
            if record.handed:
                yield _handed(record)
            label = ngettext("%(count)d response to “%(title)s”", "%(count)d responses to “%(title)s”", record.unread)
            yield Waiting(
                label % {"count": record.unread, "title": record},
                f"{reverse('staff:contribution-queue')}?record={record.number}&moderation={Moderation.WAITING}",
                kind="queue",
                heading=_("Responses to look through"),
                action=_("Look them through"),
                record=record,
            )


def _handed(record: Any) -> Waiting:
    """Return what of a record's responses has been handed to the person to look through."""
    label = ngettext(
        "%(count)d response to “%(title)s” is yours", "%(count)d responses to “%(title)s” are yours", record.handed
    )
    due = record.handed_due
    return Waiting(
        label % {"count": record.handed, "title": record},
        f"{reverse('staff:contribution-queue')}?record={record.number}&owner=me&moderation={Moderation.WAITING}",
        due,
        due is not None and due < clock.today(),
        "queue",
        heading=_("Responses to look through"),
        action=_("Look them through"),
        record=record,
    )


def _answer(answer: Answer) -> Waiting:
    return Waiting(
        answer.theme,
        answer.get_staff_url(),
        answer.due_on,
        answer.due_on is not None and answer.due_on < clock.today(),
        "answer",
        heading=_("Answers to write"),
        action=_("Write on") if answer.text else _("Write the answer"),
        record=answer,
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
        waiting=waiting,
    )
)
