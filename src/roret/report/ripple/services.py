"""Spreading a milestone to those whom it concerns."""

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import NoReverseMatch, reverse
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from roret.commons.people.models import User
from roret.commons.records.models import Milestone, Record
from roret.foundation import authz, clock, journal
from roret.foundation.jobs import progress
from roret.foundation.notify import tell_many
from roret.foundation.notify.models import Notification, Recipient
from roret.foundation.notify.telling import notification
from roret.listen.contributions.follow_links import follow_secret
from roret.report.ripple import events, selectors, tasks
from roret.report.ripple.selectors import Hearer

SHOW_PROGRESS_FROM = 5000
LEFT_AFTER = timedelta(minutes=1)
MOST_AT_ONCE = 500
SECRET = "secret"  # noqa: S105 — where the secret stands in the pattern of an address


@transaction.atomic
def spread_milestone(milestone: Milestone, *, by: Any) -> int:
    """Tell everybody whom the milestone concerns, and mark it as told; return how many were told.

    All in one transaction, so that a killed worker has told either everybody or nobody. A milestone that has been told, that
    another worker is telling, or whose record is not yet published is left alone.
    """
    authz.require(by, "ripple.spread_milestone")
    locked = selectors.untold().select_for_update(of=("self",), skip_locked=True)
    found = locked.select_related("record__unit").filter(pk=milestone.pk).first()
    if found is None:
        return 0
    told = _tell_all(found)
    found.spread_at = clock.now()
    found.save(update_fields=["spread_at"])
    journal.record(events.Spread, found.record, by=by, milestone=found.code, told=told)
    return told


def spread_what_was_left() -> int:
    """Enqueue what has not been told: a server stopped in between, or a record was published later than its milestone."""
    left = selectors.untold().filter(at__lte=clock.now() - LEFT_AFTER).values_list("pk", flat=True)[:MOST_AT_ONCE]
    for milestone_id in left:
        tasks.spread_milestone.enqueue(milestone_id)
    return len(left)


def _tell_all(milestone: Milestone) -> int:
    message, told = Message(milestone), 0
    expected = selectors.count_hearers(milestone)
    title = _("Telling about “%(title)s”") % {"title": milestone.record}
    following = progress.track(title=title, total=expected) if expected >= SHOW_PROGRESS_FROM else nullcontext()
    with following as tracker:
        for batch in selectors.hearers(milestone):
            told += tell_many(message.notifications(batch))
            if tracker:
                tracker.step(len(batch))
    return told


class Message:
    """What a milestone says to each who hears it."""

    def __init__(self, milestone: Milestone) -> None:
        """Take the milestone with its record."""
        self.milestone = milestone
        self.key = f"milestone-{milestone.pk}"
        self._records: dict[int, Record] = {}
        self._pages: dict[str, tuple[str, str]] = {}

    def notifications(self, batch: list[Hearer]) -> Iterator[Notification]:
        """Yield the messages, not yet kept, of a batch of hearers."""
        self._records |= selectors.titles({hearer.record_id for hearer in batch} - self._records.keys())
        recipients = {**_people(batch), **_guests(self.key, batch)}
        for hearer in batch:
            recipient = recipients.get(hearer.user_id or hearer.email)
            if recipient is not None:
                yield notification(
                    recipient, key=self.key, record=self.milestone.record, sentence=self.milestone,
                    url=lambda hearer=hearer: self._page(hearer), reason=_lazy_reason(hearer, self._records[hearer.record_id]),
                )  # fmt: skip

    def _page(self, hearer: Hearer) -> str:
        """Return the hearer's own contribution with what became of it, or the record's page."""
        own, of_record = self._addresses(get_language() or settings.LANGUAGE_CODE)
        return own.replace(SECRET, follow_secret(hearer.submission)) if hearer.submission else of_record

    def _addresses(self, language: str) -> tuple[str, str]:
        """Look the addresses up once for each language: a hundred thousand times is too often."""
        if language not in self._pages:
            self._pages[language] = (reverse("public:follow", args=[SECRET]), _page_of(self.milestone.record))
        return self._pages[language]


def _page_of(record: Record) -> str:
    try:
        return record.get_absolute_url()
    except (NoReverseMatch, KeyError):
        return "/"


def _reason(hearer: Hearer, record: Record) -> str:
    """Say why she hears it; a title that not everybody may see is not repeated in a mail."""
    if not selectors.is_public(record):
        return _("You follow this.") if hearer.follows else _("You took part.")
    if hearer.came:
        return _("You came to “%(title)s” and asked to hear what comes of it.") % {"title": record}
    sentence = _("You follow “%(title)s”.") if hearer.follows else _("You have sent a response to “%(title)s”.")
    return sentence % {"title": record}


_lazy_reason = lazy(_reason, str)


def _people(batch: Iterable[Hearer]) -> dict[int | str, Recipient]:
    """Return the recipients of those who sign in, making those that do not exist yet."""
    users = sorted({hearer.user_id for hearer in batch if hearer.user_id})
    known = set(Recipient.objects.filter(user__in=users).values_list("user_id", flat=True))
    languages = dict(User.objects.filter(pk__in=set(users) - known).values_list("pk", "language"))
    new = [Recipient(user_id=user, language=_language(languages[user])) for user in users if user in languages]
    Recipient.objects.bulk_create(new, ignore_conflicts=True)
    return {recipient.user_id: recipient for recipient in Recipient.objects.filter(user__in=users)}


def _guests(key: str, batch: Iterable[Hearer]) -> dict[int | str, Recipient]:
    """Return the recipients of guests, without those who have been told as persons under the same address."""
    languages = {hearer.email: hearer.language for hearer in batch if hearer.email}
    for address in selectors.already_told(key, list(languages)):
        del languages[address]
    known = set(Recipient.objects.filter(user=None, email__in=languages).values_list("email", flat=True))
    new = [
        Recipient(email=address, language=_language(languages[address]))
        for address in sorted(languages)
        if address not in known
    ]
    Recipient.objects.bulk_create(new, ignore_conflicts=True)
    return {recipient.email: recipient for recipient in Recipient.objects.filter(user=None, email__in=languages)}


def _language(code: str) -> str:
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
