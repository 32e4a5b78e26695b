"""Files: what was received, checked by content, and kept apart from the web server."""

from typing import Any, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from roret.foundation import clock
from roret.foundation.files.naming import ending_of, storage_name
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
