"""The same in other words: a short edition in plain Danish, and translations that a person has signed."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from roret.foundation import clock
from roret.foundation.i18n.languages import Language, language_of
from roret.foundation.i18n.signed import SignedTranslation, fingerprint
from roret.listen.consultations.models import Consultation, ConsultationChildQuerySet


class ShortEdition(models.Model):
    """What a consultation is about, in plain Danish and few words; ``lix`` says how hard it is to read."""

    consultation = models.OneToOneField(
        Consultation,
        models.CASCADE,
        primary_key=True,
        related_name="short_edition",
        verbose_name=_("consultation"),
    )
    text = models.TextField(_("short edition"), max_length=6_000)
    lix = models.PositiveSmallIntegerField(_("LIX"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    written_at = models.DateTimeField(_("written"), default=clock.now)
    written_by = models.CharField(_("written by"), max_length=200)

    objects = ConsultationChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("short edition")
        verbose_name_plural = _("short editions")

    class Privacy:
        plain = "consultation text lix version written_at written_by"

    def __str__(self) -> str:
        """Read as the consultation."""
        return str(self.consultation)

    @property
    def journal_record_id(self) -> int:
        """The record the journal's event belongs to."""
        return self.consultation_id

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the consultation."""
        return self.consultation.authz_units()


class Translation(SignedTranslation):
    """A consultation's title, summary and short edition in another language; shown when a person has signed it."""

    consultation = models.ForeignKey(
        Consultation, models.CASCADE, related_name="translations", verbose_name=_("consultation")
    )
    language = models.CharField(_("language"), max_length=12)
    title = models.CharField(_("title"), max_length=250)
    summary = models.TextField(_("summary"), max_length=3_000, blank=True)
    short = models.TextField(_("short edition"), max_length=6_000, blank=True)

    objects = ConsultationChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        ordering = ("language",)
        constraints = (
            models.UniqueConstraint(fields=["consultation", "language"], name="translation_once"),
            models.CheckConstraint(
                name="translation_signed_pair",
                condition=models.Q(signed_at=None, signed_by="")
                | (models.Q(signed_at__isnull=False) & ~models.Q(signed_by="")),
            ),
        )

    class Privacy:
        plain = "consultation language title summary short translator written_at signed_at signed_by source"

    def __str__(self) -> str:
        """Read as the consultation with the language."""
        return f"{self.consultation} ({self.spoken.name})"

    @property
    def journal_record_id(self) -> int:
        """The record the journal's event belongs to."""
        return self.consultation_id

    @property
    def spoken(self) -> Language:
        """The language with its names and the way it is written."""
        return language_of(self.language)

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the consultation."""
        return self.consultation.authz_units()

    def get_absolute_url(self) -> str:
        """Return where everybody reads it."""
        return reverse("public:material-translation", args=[self.consultation.number, self.language])

    def is_behind(self) -> bool:
        """Say whether the Danish text has changed since it was signed."""
        return bool(self.signed_at) and self.source != source_of(self.consultation)


def source_of(consultation: Consultation) -> str:
    """Return the fingerprint of the Danish text that translations are made from."""
    short = getattr(consultation, "short_edition", None)
    return fingerprint(consultation.title, consultation.summary, short.text if short else "")
