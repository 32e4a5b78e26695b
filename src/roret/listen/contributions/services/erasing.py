"""Forgetting a sender (GDPR article 17): the person goes, the reference and the counts of the thread stay."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext as _
from django.utils.translation import override

from roret.foundation import authz, clock, journal
from roret.foundation.events import tell
from roret.foundation.files.services import erase_file
from roret.foundation.search import vector
from roret.listen.contributions import events
from roret.listen.contributions.enums import Publication
from roret.listen.contributions.models import AboutSender, Contribution, ContributionTranslation, Place

_accounts: list[Callable[[Contribution], bool]] = []


def register_account(accounted: Callable[[Contribution], bool]) -> None:
    """Let an upper module say that a contribution's text is part of an official account that has been frozen."""
    _accounts.append(accounted)


@transaction.atomic
def erase_contribution(
    contribution: Contribution, *, by: Any, secret_known: bool = False, time_up: bool = False
) -> Contribution:
    """Erase name, e-mail, author and place; and put a note in the place of the text, with its files, quotes and redactions.

    A text that is part of a frozen white paper stays, because the account of a decision is a public record (arkivloven,
    offentlighedsloven). The reference, themes and follow link stay in any case. Harmless when repeated. ``secret_known`` is
    said by the door that has checked the follow link; ``time_up`` when nobody asked but the time to keep it is over.
    """
    if not secret_known:
        authz.require(by, "contributions.erase_contribution", contribution)
    contribution = Contribution.objects.lock(contribution.pk)
    if contribution.erased_at:
        return contribution
    kept = is_accounted_for(contribution)
    contribution.author, contribution.author_name, contribution.email = None, "", ""
    contribution.erased_at = clock.now()
    if contribution.publication == Publication.NAMED:
        contribution.publication = Publication.ANONYMOUS
    AboutSender.objects.filter(contribution=contribution).delete()
    Place.objects.filter(contribution=contribution).delete()
    _erase_files(contribution, keep_published=kept)
    if not kept:
        _erase_text(contribution, time_up=time_up)
    contribution.save()
    events.contribution_forgotten.send(sender=Contribution, contribution=contribution)
    journal.record(events.Erased, contribution, by=by, text_kept=kept, time_up=time_up)
    tell(events.contribution_moderated, contribution)
    return contribution


def is_accounted_for(contribution: Contribution) -> bool:
    """Say whether the text is part of a frozen account."""
    autodiscover_modules("privacy")
    return any(accounted(contribution) for accounted in _accounts)


def _erase_text(contribution: Contribution, *, time_up: bool) -> None:
    with override("en" if contribution.language == "en" else "da"):
        note = _("Erased because its time was up") if time_up else _("Erased at the sender's wish")
    shown = bool(contribution.published_text)
    contribution.text, contribution.published_text = note, note if shown else ""
    contribution.flags, contribution.search = (
        0,
        vector([(contribution.organisation, "B")], contribution.language or "da"),
    )
    ContributionTranslation.objects.filter(contribution=contribution).delete()
    contribution.redactions.all().delete()
    contribution.quotes.all().delete()


def _erase_files(contribution: Contribution, *, keep_published: bool) -> None:
    hung = contribution.files.select_related("file")
    for one in hung.filter(published=False) if keep_published else hung:
        one.delete()
        erase_file(one.file, by=authz.SYSTEM)


def forget_about_sender(about: AboutSender, *, by: Any) -> None:
    """Forget what a sender said about herself when its time is up; no event, because the certificate counts it."""
    authz.require(by, "privacy.erase_expired")
    about.delete()
