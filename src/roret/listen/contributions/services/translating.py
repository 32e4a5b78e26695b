"""Which language a contribution is in, and what it says in Danish: written by a person, signed by a person."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.engines.texts.redaction import find_personal_data
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.foundation.i18n.languages import codes
from roret.foundation.i18n.signed import sign
from roret.foundation.search import Part, vector
from roret.listen.contributions import events
from roret.listen.contributions.models import Contribution, ContributionTranslation
from roret.listen.contributions.texts import published_form, source_of


@transaction.atomic
def set_language(contribution: Contribution, *, by: Any, language: str) -> Contribution:
    """Say which language it is written in, where the sender said nothing or the wrong one."""
    authz.require(by, "contributions.translate_contribution", contribution)
    contribution = Contribution.objects.lock(contribution.pk)
    if language != "da" and language not in codes():
        raise DomainError(_("Choose a language from the list."), field="language")
    before, contribution.language, contribution.language_said = contribution.language, language, True
    contribution.save(update_fields=["language", "language_said"])
    renew_search(contribution)
    journal.record(events.LanguageSet, contribution, by=by, before=before, after=language)
    return contribution


@transaction.atomic
def write_translation(contribution: Contribution, *, by: Any, text: str, translator: str) -> ContributionTranslation:
    """Keep what it says in Danish; what is changed must be signed anew. Raises ``DomainError`` where personal data slips in."""
    authz.require(by, "contributions.translate_contribution", contribution)
    contribution = Contribution.objects.lock(contribution.pk)
    lifecycle.require(can_translate(contribution))
    _refuse_personal_data(contribution, text)
    translation = ContributionTranslation.objects.filter(pk=contribution.pk).first()
    translation = translation or ContributionTranslation(contribution=contribution)
    translation.text, translation.translator, translation.written_at = text.strip(), translator.strip(), clock.now()
    translation.unsign()
    translation.full_clean()
    translation.save()
    journal.record(events.TranslationWritten, contribution, by=by, language=contribution.language)
    _changed(contribution)
    return translation


@transaction.atomic
def sign_translation(contribution: Contribution, *, by: Any, declared: bool) -> ContributionTranslation:
    """Vouch for a translation: it is shown with the response, and themes and search work on it."""
    authz.require(by, "contributions.sign_translation", contribution)
    contribution = Contribution.objects.lock(contribution.pk)
    if contribution.flags:
        raise DomainError(_("Decide first about the personal data that was found."))
    translation = ContributionTranslation.objects.lock(contribution.pk)
    sign(translation, by=by, declared=declared, source=source_of(contribution))
    language, checksum = contribution.language, translation.source
    journal.record(events.TranslationSigned, contribution, by=by, language=language, sha256=checksum)
    _changed(contribution)
    return translation


@transaction.atomic
def remove_translation(contribution: Contribution, *, by: Any) -> None:
    """Take a translation away."""
    authz.require(by, "contributions.translate_contribution", contribution)
    contribution = Contribution.objects.lock(contribution.pk)
    ContributionTranslation.objects.filter(pk=contribution.pk).delete()
    journal.record(events.TranslationRemoved, contribution, by=by, language=contribution.language)
    _changed(contribution)


def let_lapse(contribution: Contribution, *, by: Any) -> None:
    """Let the signature go when the text that the translation was made from has changed."""
    translation = ContributionTranslation.objects.filter(pk=contribution.pk, signed_at__isnull=False).first()
    if translation is None or translation.source == source_of(contribution):
        return
    translation.unsign()
    translation.save(update_fields=["signed_at", "signed_by", "source"])
    journal.record(events.TranslationLapsed, contribution, by=by, language=contribution.language)
    _changed(contribution)


def can_translate(contribution: Contribution) -> lifecycle.Verdict:
    """Say whether it may be translated now, and if not why."""
    if contribution.erased_at:
        return lifecycle.refuse(_("The response has been erased."))
    if contribution.language == "da":
        return lifecycle.refuse(_("It is written in Danish. Say first which language it is in."))
    return lifecycle.possible


def renew_search(contribution: Contribution) -> None:
    """Let a contribution be found by what others may read of it, and by its signed translation; before, by what was sent."""
    text = published_form(contribution) if contribution.is_shown else contribution.text
    translation = ContributionTranslation.objects.filter(pk=contribution.pk, signed_at__isnull=False).first()
    danish: list[Part] = [(translation.text, "C")] if translation else []
    parts: list[Part] = [(text, "C"), (contribution.organisation, "B")]
    contribution.search = vector(parts, contribution.language or "da", danish=danish)
    contribution.save(update_fields=["search"])


def _changed(contribution: Contribution) -> None:
    renew_search(contribution)
    events.contribution_reworded.send(sender=Contribution, contribution=contribution)


def _refuse_personal_data(contribution: Contribution, text: str) -> None:
    known = published_form(contribution, undecided_too=True)
    fresh = [found.text for found in find_personal_data(text) if found.text not in known]
    if fresh:
        words = ", ".join(f"“{one}”" for one in fresh[:5])
        said = _(
            "This looks like personal data: %(words)s. It was taken out of the response, so leave it out here too."
        )
        raise DomainError(said % {"words": words}, field="text")
