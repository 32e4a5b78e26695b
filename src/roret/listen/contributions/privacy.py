"""What contributions know about a person, how they forget, and what becomes old."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.files.models import StoredFile
from roret.foundation.privacy import Kept, Part, describe, register_retention, register_subject
from roret.foundation.privacy.subjects import kept_since
from roret.listen.contributions.models import AboutSender, Contribution, ContributionTranslation, Draft, Place
from roret.listen.contributions.services.erasing import erase_contribution, forget_about_sender


def _sent_by(person: Any) -> QuerySet[Contribution]:
    return Contribution.objects.filter(author=person).order_by("pk")


def collect(person: Any) -> Iterator[Part]:
    """Give what she has sent, with its files."""
    rows = _sent_by(person).select_related("record", "area", "body", "author", "reply_to")
    files = StoredFile.objects.filter(contributions__contribution__author=person)
    told = Kept(rows, partial(describe, submission=None))
    yield Part(_("What you have sent"), told, files.order_by("contributions__contribution", "contributions"))
    places = Place.objects.filter(contribution__author=person).select_related("contribution", "area").order_by("pk")
    yield Part(_("The places you have marked"), Kept(places, describe))
    translations = ContributionTranslation.objects.filter(contribution__author=person).select_related("contribution")
    yield Part(_("What you have sent, in Danish"), Kept(translations.order_by("pk"), partial(describe, source=None)))


def erase(person: Any, *, by: Any) -> int:
    """Erase each thing that she has sent."""
    sent = list(_sent_by(person))
    for contribution in sent:
        erase_contribution(contribution, by=by)
    return len(sent)


def due(moment: datetime) -> QuerySet[Contribution]:
    """Return what is older than it may be, or belongs to a record whose time is up; the demo's inventions are nobody's."""
    old = Q(received_at__lt=kept_since(Contribution, moment)) | Q(record__keep_until__lt=localdate(moment))
    return Contribution.objects.filter(old, erased_at=None, invented=False)


def let_go(contribution: Contribution, *, by: Any) -> None:
    """Erase one whose time is up."""
    erase_contribution(contribution, by=by, time_up=True)


def due_drafts(moment: datetime) -> QuerySet[Draft]:
    """Return the drafts that nobody came back to."""
    return Draft.objects.filter(saved_at__lt=kept_since(Draft, moment))


def drop_draft(draft: Draft, *, by: Any) -> None:
    """Delete a draft; no event, because nobody has sent anything, and the certificate counts it."""
    authz.require(by, "privacy.erase_expired")
    draft.delete()


def due_about_senders(moment: datetime) -> QuerySet[AboutSender]:
    """Return what was said so long ago that the figures have been taken; the demo's inventions are nobody's."""
    since = kept_since(AboutSender, moment)
    return AboutSender.objects.filter(contribution__received_at__lt=since, contribution__invented=False)


register_subject(
    "contributions",
    title=_("What you have sent"),
    collect=collect,
    erase=erase,
    stays=_(
        "A text that stands in a finished white paper: it is a public record. Your name and e-mail are taken off it here."
    ),
    order=20,
)
register_retention("contributions.contribution", title=_("Contributions"), due=due, erase=let_go)
register_retention("contributions.draft", title=_("Drafts"), due=due_drafts, erase=drop_draft)
register_retention(
    "contributions.aboutsender", title=_("What senders have said about themselves"), due=due_about_senders,
    erase=forget_about_sender,
)  # fmt: skip
