"""What was uploaded and waits to be confirmed."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.foundation import clock
from roret.foundation.models import RoretQuerySet


class UploadQuerySet(RoretQuerySet):
    """Questions about uploads."""

    def visible_to(self, person: Any) -> Self:
        """Return one's own uploads only."""
        return self.filter(user_id=getattr(person, "pk", None) or 0)


class Upload(models.Model):
    """A file between upload and confirmation; removed when it is confirmed, given up, or a day old.

    A large one is tried out and imported by jobs: ``progress`` is how far the one under way has come, ``outcome`` what
    the preview shows of it (``importing.preview``).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    register = models.CharField(_("register"), max_length=80)
    name = models.CharField(_("name"), max_length=200)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    uploaded_at = models.DateTimeField(_("uploaded"), default=clock.now, db_index=True)
    progress = models.ForeignKey("jobs.Progress", models.SET_NULL, null=True, blank=True, related_name="+")
    outcome = models.JSONField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("uploaded file")
        verbose_name_plural = _("uploaded files")

    class Privacy:
        plain = "register name sha256 uploaded_at progress confirmed_at"
        personal = "content user outcome"
        purpose = _("Import of registers: kept until confirmed, at most a day")
        keep_months = 1

    @property
    def is_large(self) -> bool:
        """Say whether the file is worked on in the background."""
        return self.progress_id is not None

    @property
    def at_work(self) -> bool:
        """Say whether a job tries the file out or imports it, so that there is nothing to decide."""
        return self.is_large and (self.outcome is None or self.confirmed_at is not None)

    def __str__(self) -> str:
        """Read as the sender's name for the file."""
        return self.name
