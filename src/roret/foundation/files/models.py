"""Files: what was received, checked by content, and kept apart from the web server."""

from typing import Any, Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from roret.engines.texts.redaction import find_personal_data
from roret.foundation import clock
from roret.foundation.files.naming import ending_of, storage_name
from roret.foundation.files.refusals import in_words
from roret.foundation.models import RoretQuerySet


class StoredFileQuerySet(RoretQuerySet):
    """Files are reached through what they hang on, never by themselves."""

    def visible_to(self, person: Any) -> Self:
        """Return the files whose owner, asked through the registered readers, lets ``person`` read them."""
        from roret.foundation.files.access import readable

        return self.filter(readable(person))


class StoredFile(models.Model):
    """One received file. The name is what the sender called it; the type is what the content says."""

    content = models.FileField(_("file"), upload_to=storage_name, max_length=200)
    name = models.CharField(_("name"), max_length=200)
    content_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("fingerprint"), max_length=64, db_index=True)
    scanned = models.CharField(_("scan"), max_length=20, default="not_scanned")
    received_at = models.DateTimeField(_("received"), default=clock.now)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")

    class Privacy:
        plain = "content_type size sha256 scanned received_at"
        personal = "content name"
        purpose = _("Receiving and showing documents")
        keep_months = 60

    def __str__(self) -> str:
        """Read as the sender's name for it."""
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address under which those who may can read it; the sender's name for it may be personal, so not that."""
        return reverse("public:file", args=[self.pk, f"fil-{self.pk}.{ending_of(self.name) or 'bin'}"])


class FileTextQuerySet(RoretQuerySet):
    """The text of a file is read by those who may read the file."""

    def visible_to(self, person: Any) -> Self:
        """Return the texts of files that ``person`` may read."""
        return self.filter(file__in=StoredFile.objects.visible_to(person).values("pk"))


class FileText(models.Model):
    """The text that a machine read out of a file, or the reason why it could not; ``flags`` counts what looks personal."""

    file = models.OneToOneField(
        StoredFile, models.CASCADE, primary_key=True, related_name="extracted", verbose_name=_("file")
    )
    text = models.TextField(_("text"), blank=True)
    refusal = models.JSONField(_("why it could not be read"), default=dict, blank=True)
    flags = models.PositiveIntegerField(_("personal data found"), default=0)
    read_at = models.DateTimeField(_("read"), default=clock.now)
    search = SearchVectorField(null=True, editable=False)

    objects = FileTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of a file")
        verbose_name_plural = _("texts of files")
        indexes = (GinIndex(fields=["search"], name="file_text_search"),)

    class Privacy:
        plain = "file refusal flags read_at"
        sensitive = "text search"
        purpose = _("Finding and reading what people sent as a file")
        keep_months = 60

    @property
    def reason(self) -> str:
        """Why it could not be read, in the reader's language."""
        return in_words(self.refusal["code"], self.refusal["params"]) if self.refusal else ""

    def marked(self) -> list[tuple[str, bool]]:
        """Return the text in stretches, each with whether it looks like personal data."""
        stretches, place = [], 0
        for found in find_personal_data(self.text):
            stretches += [(self.text[place : found.start], False), (self.text[found.start : found.end], True)]
            place = found.end
        return [*stretches, (self.text[place:], False)]
