"""What is approved: the account of the meeting, frozen with its checksum, and the files it is made into."""

from collections.abc import Iterator
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roret.decide.minutes.enums import Approval, FileKind
from roret.decide.minutes.models.minutes import Minutes
from roret.foundation import authz
from roret.foundation.files.models import StoredFile
from roret.foundation.models import RoretQuerySet, label_of


class VersionQuerySet(RoretQuerySet):
    """Questions to versions."""

    def visible_to(self, person: Any) -> Self:
        """Return what is published of the minutes she may see, and all of the bodies in which she sits or works."""
        standing = authz.standing_of(person)
        if standing.operator_session:
            return self
        seen = models.Q(minutes__in=Minutes.objects.visible_to(person).values("pk"), published_at__isnull=False)
        if units := {*standing.member_units, *standing.staff_units}:
            seen |= models.Q(minutes__body__in=units) | models.Q(minutes__unit__in=standing.staff_units)
        return self.filter(seen)


class Version(models.Model):
    """One approved version. ``account`` is the whole; ``open_account`` what everybody may read, made from it by one function."""

    minutes = models.ForeignKey(
        Minutes, models.PROTECT, related_name="versions", verbose_name=pgettext_lazy("of a meeting", "minutes")
    )
    number = models.PositiveSmallIntegerField(_("version"))
    approval = models.CharField(_("approved by"), max_length=10, choices=Approval)
    approved_on = models.DateField(_("approved on"))
    approved_at = models.DateTimeField(_("approval written down"))
    approved_by = models.CharField(_("approval written down by"), max_length=200)
    correction = models.CharField(_("what is corrected"), max_length=500, blank=True)
    account = models.JSONField(default=dict)
    open_account = models.JSONField(default=dict)
    sha256 = models.CharField(_("checksum"), max_length=64)
    open_sha256 = models.CharField(_("checksum of the open version"), max_length=64)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    published_by = models.CharField(_("published by"), max_length=200, blank=True)

    get_approval_display = label_of("approval", Approval)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of minutes")
        verbose_name_plural = _("versions of minutes")
        ordering = ("minutes", "number")
        constraints = (
            models.UniqueConstraint(fields=["minutes", "number"], name="minutes_version_once"),
            models.CheckConstraint(
                name="version_published_pair",
                condition=models.Q(published_at=None, published_by="")
                | (models.Q(published_at__isnull=False) & ~models.Q(published_by="")),
            ),
        )

    class Privacy:
        plain = (
            "minutes number approval approved_on approved_at approved_by correction sha256 open_sha256 published_at "
            "published_by"
        )
        personal = "account open_account"
        purpose = _(
            "Minutes of public bodies are kept (Archives Act); closed items are read by members and secretaries only"
        )

    def __str__(self) -> str:
        """Read as the minutes and the number."""
        return f"{self.minutes} ({self.number})"

    @property
    def has_closed_items(self) -> bool:
        """Say whether the whole says more than the open version."""
        return self.sha256 != self.open_sha256

    def open_words(self) -> Iterator[str]:
        """Yield the words of the open version that search may find."""
        for item in self.open_account.get("items", ()):
            if item["closed"]:
                continue
            yield item["title"]
            yield item["text"]
            yield from (motion["wording"] for motion in item["motions"])
            yield from (statement["text"] for statement in item["statements"])


class VersionFileQuerySet(RoretQuerySet):
    """Questions to the files."""

    def visible_to(self, person: Any) -> Self:
        """Return the open files of what she may see; the whole ones only of bodies in which she sits or works."""
        standing = authz.standing_of(person)
        if standing.operator_session:
            return self
        seen = models.Q(is_open=True, version__in=Version.objects.visible_to(person).values("pk"))
        if units := {*standing.member_units, *standing.staff_units}:
            seen |= models.Q(version__minutes__body__in=units)
            seen |= models.Q(version__minutes__unit__in=standing.staff_units)
        return self.filter(seen)


class VersionFile(models.Model):
    """A file that a version was made into: open to everybody, or whole for the body itself."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="files", verbose_name=_("version"))
    kind = models.CharField(_("kind"), max_length=4, choices=FileKind)
    is_open = models.BooleanField(_("for everybody"))
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    get_kind_display = label_of("kind", FileKind)

    objects = VersionFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of minutes")
        verbose_name_plural = _("files of minutes")
        ordering = ("is_open", "kind")
        constraints = (models.UniqueConstraint(fields=["version", "kind", "is_open"], name="minutes_file_once"),)

    class Privacy:
        plain = "version kind is_open file"

    def __str__(self) -> str:
        """Read as the file's name."""
        return str(self.file)
