"""A white paper, the responses as they were frozen in it, and the files it was made into."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.foundation.files.models import StoredFile
from roret.foundation.jobs.models import Progress
from roret.foundation.models import RoretQuerySet
from roret.listen.consultations.models import Consultation
from roret.listen.white_papers.enums import FileKind, WhitePaperState


class WhitePaperQuerySet(RoretQuerySet):
    """Questions to white papers."""

    def visible_to(self, person: Any) -> Any:
        """Return those whose consultation ``person`` may see."""
        return self.filter(consultation__in=Consultation.objects.visible_to(person).values("pk"))

    def frozen(self) -> Any:
        """Return those whose account stands."""
        return self.filter(frozen_at__isnull=False)

    def without_account(self) -> Any:
        """Leave the account unread: a list or a link does not need it."""
        return self.defer("account")


class WhitePaper(models.Model):
    """The frozen account of a consultation. ``account`` holds all but the responses, which are rows of their own."""

    consultation = models.OneToOneField(Consultation, models.PROTECT, related_name="white_paper")
    frozen_at = models.DateTimeField(_("frozen"), null=True, blank=True)
    frozen_by = models.CharField(_("frozen by"), max_length=200)
    account = models.JSONField(default=dict)
    sha256 = models.CharField(_("checksum"), max_length=64, blank=True)
    responses = models.PositiveIntegerField(_("responses"), default=0)
    pages = models.PositiveIntegerField(_("pages of responses"), default=0)
    made_at = models.DateTimeField(_("finished"), null=True, blank=True)
    made_with = models.JSONField(_("made with"), default=dict)
    failure = models.TextField(_("why it failed"), blank=True)
    progress = models.ForeignKey(Progress, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = WhitePaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("white paper")
        verbose_name_plural = _("white papers")

    class Privacy:
        plain = "consultation frozen_at frozen_by sha256 responses pages made_at made_with failure progress"
        personal = "account"
        keep_months = 120

    def __str__(self) -> str:
        """Read as the consultation's title."""
        return str(self.consultation)

    @property
    def state(self) -> WhitePaperState:
        """Where it stands now."""
        if self.made_at:
            return WhitePaperState.MADE
        return WhitePaperState.FAILED if self.failure else WhitePaperState.ORDERED

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on it: the consultation's unit."""
        return self.consultation.authz_units()


class WhitePaperChildQuerySet(RoretQuerySet):
    """Rows that are seen when their white paper's consultation is seen."""

    def visible_to(self, person: Any) -> Any:
        """Return the rows whose consultation ``person`` may see."""
        return self.filter(paper__in=WhitePaper.objects.visible_to(person).values("pk"))


class FrozenResponse(models.Model):
    """One response as it stands in the account. ``data`` is its part of what the checksum is made of."""

    paper = models.ForeignKey(WhitePaper, models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField(_("order"))
    page = models.PositiveIntegerField(_("page"))
    reference = models.CharField(_("reference"), max_length=24)
    themes = ArrayField(models.PositiveSmallIntegerField(), default=list)
    data = models.JSONField()
    search = SearchVectorField(null=True, editable=False)

    objects = WhitePaperChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("response in a white paper")
        verbose_name_plural = _("responses in white papers")
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=["paper", "position"], name="frozen_response_place"),)
        indexes = (
            models.Index(fields=["paper", "page", "position"], name="frozen_response_page"),
            models.Index(fields=["paper", "reference"], name="frozen_response_reference"),
            GinIndex(fields=["themes"], name="frozen_response_themes"),
            GinIndex(fields=["search"], name="frozen_response_search"),
        )

    class Privacy:
        plain = "paper position page reference themes"
        sensitive = "data search"
        keep_months = 120

    def __str__(self) -> str:
        """Read as the reference."""
        return self.reference


class WhitePaperFile(models.Model):
    """A file that the white paper was made into. ``volume`` 0 is the whole; a large PDF has volumes from 1."""

    paper = models.ForeignKey(WhitePaper, models.CASCADE, related_name="files")
    kind = models.CharField(_("kind"), max_length=4, choices=FileKind)
    volume = models.PositiveSmallIntegerField(_("volume"), default=0)
    first = models.CharField(_("first response"), max_length=24, blank=True)
    last = models.CharField(_("last response"), max_length=24, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("finished"))

    objects = WhitePaperChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of a white paper")
        verbose_name_plural = _("files of white papers")
        ordering = ("kind", "volume")
        constraints = (models.UniqueConstraint(fields=["paper", "kind", "volume"], name="white_paper_file_once"),)

    class Privacy:
        plain = "paper kind volume first last file made_at"

    def __str__(self) -> str:
        """Read as the file's name."""
        return str(self.file)
