"""Editions: the short one in plain Danish, and translations, which a person signs before anybody sees them."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.engines.texts.readability import readability
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import ChangedMeanwhile, DomainError
from roret.foundation.i18n.languages import codes
from roret.foundation.i18n.signed import sign
from roret.listen.consultations.models import Consultation
from roret.listen.material import events
from roret.listen.material.models import ShortEdition, Translation
from roret.listen.material.models.editions import source_of


@transaction.atomic
def write_short_edition(consultation: Consultation, *, by: Any, text: str, version: int | None = None) -> ShortEdition:
    """Keep the short edition, with its LIX; raises ``ChangedMeanwhile`` when somebody else saved since ``version``."""
    authz.require(by, "material.edit_edition", consultation)
    consultation = Consultation.objects.lock(consultation.pk)
    lifecycle.require(consultation.can_change_material())
    if not text.strip():
        raise DomainError(_("Write the short edition."), field="text")
    known = ShortEdition.objects.filter(pk=consultation.pk).first()
    if known and version is not None and known.version != version:
        raise ChangedMeanwhile
    edition = known or ShortEdition(consultation=consultation, version=0)
    measured = readability(text)
    edition.text, edition.lix = text.strip(), measured.lix if measured else None
    edition.version, edition.written_at, edition.written_by = edition.version + 1, clock.now(), authz.name_of(by)
    edition.full_clean()
    edition.save()
    journal.record(events.ShortWritten, edition, by=by, lix=edition.lix)
    return edition


@transaction.atomic
def write_translation(
    consultation: Consultation,
    *,
    by: Any,
    language: str,
    title: str,
    summary: str = "",
    short: str = "",
    translator: str,
) -> Translation:
    """Keep a translation that a person has made; what is changed must be signed anew."""
    authz.require(by, "material.edit_edition", consultation)
    consultation = Consultation.objects.lock(consultation.pk)
    if language not in codes():
        raise DomainError(_("Choose a language from the list."), field="language")
    known = Translation.objects.filter(consultation=consultation, language=language).first()
    translation = known or Translation(consultation=consultation, language=language)
    translation.title, translation.summary, translation.short = title, summary, short
    translation.translator, translation.written_at = translator, clock.now()
    translation.unsign()
    translation.full_clean()
    translation.save()
    journal.record(events.TranslationWritten, translation, by=by, language=language)
    return translation


@transaction.atomic
def sign_translation(translation: Translation, *, by: Any, declared: bool) -> Translation:
    """Vouch for a translation, so that everybody may read it; ``declared`` says that no machine made it."""
    authz.require(by, "material.sign_translation", translation)
    translation = Translation.objects.lock(translation.pk)
    sign(translation, by=by, declared=declared, source=source_of(translation.consultation))
    journal.record(
        events.TranslationSigned, translation, by=by, language=translation.language, sha256=translation.source
    )
    return translation


@transaction.atomic
def remove_translation(translation: Translation, *, by: Any) -> None:
    """Take a translation away."""
    authz.require(by, "material.edit_edition", translation)
    journal.record(events.TranslationRemoved, translation, by=by, language=translation.language)
    translation.delete()
