"""Material, its versions, their clauses, and what is written about a clause."""

from typing import Any, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from roret.engines.documents import Piece
from roret.foundation import clock, lifecycle
from roret.foundation.files.models import StoredFile
from roret.foundation.files.refusals import in_words
from roret.foundation.models import RoretQuerySet
from roret.listen.consultations.models import Consultation, ConsultationChildQuerySet
from roret.listen.contributions.models import Contribution, ContributionChildQuerySet
from roret.listen.material.composing import Composed, taken_apart
from roret.listen.material.enums import ClauseFate, ClauseKind, RemarkKind, Source, VersionState


class Material(models.Model):
    """One text that people are asked about."""

    consultation = models.ForeignKey(
        Consultation, models.CASCADE, related_name="materials", verbose_name=_("consultation")
    )
    order = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(_("title"), max_length=200)

    objects = ConsultationChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("material")
        ordering = ("order",)
        constraints = (models.UniqueConstraint(fields=["consultation", "order"], name="material_order_once"),)

    class Privacy:
        plain = "consultation order title"

    def __str__(self) -> str:
        """Read as the title."""
        return self.title

    @property
    def journal_record_id(self) -> int:
        """The record the journal's event belongs to."""
        return self.consultation_id

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the consultation."""
        return self.consultation.authz_units()

    def get_absolute_url(self) -> str:
        """Return where everybody reads it."""
        return reverse("public:material-text", args=[self.consultation.number, self.order])

    def get_staff_url(self) -> str:
        """Return where it is worked on."""
        return reverse("staff:material-detail", args=[self.pk])

    def can_add_version(self) -> lifecycle.Verdict:
        """Say whether a version may be added now, and if not why."""
        if not (verdict := self.consultation.can_change_material()):
            return verdict
        if self.versions.filter(published_at=None).exists():
            return lifecycle.refuse(_("There is a version that is not published. Publish it or delete it first."))
        return lifecycle.possible

    def can_remove(self) -> lifecycle.Verdict:
        """Say whether it may be removed now, and if not why."""
        if not (verdict := self.consultation.can_change_material()):
            return verdict
        if self.consultation.is_published and self.versions.exclude(published_at=None).exists():
            return lifecycle.refuse(_("It is published. What people were asked about must stay."))
        return lifecycle.possible


class MaterialVersionQuerySet(RoretQuerySet):
    """Questions to versions."""

    def published(self) -> Self:
        """Return what has been let out."""
        return self.filter(published_at__isnull=False)

    def visible_to(self, person: Any) -> Self:
        """Return the versions whose consultation ``person`` may see."""
        return self.filter(material__in=Material.objects.visible_to(person).values("pk"))


class MaterialVersion(models.Model):
    """One version of a material: where it came from, what was lost on the way, and when it was let out."""

    material = models.ForeignKey(Material, models.CASCADE, related_name="versions", verbose_name=_("material"))
    number = models.PositiveSmallIntegerField(_("version"))
    source = models.CharField(_("made from"), max_length=10, choices=Source)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    typed = models.TextField(_("typed text"), blank=True)
    changes = models.CharField(_("what is new"), max_length=500, blank=True)
    report = models.JSONField(_("what could not be carried over"), default=list, blank=True)
    refusal = models.JSONField(_("why it could not be read"), default=dict, blank=True)
    added_at = models.DateTimeField(_("added"), default=clock.now)
    added_by = models.CharField(_("added by"), max_length=200)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    published_by = models.CharField(_("published by"), max_length=200, blank=True)

    objects = MaterialVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["material", "number"], name="material_version_once"),
            models.CheckConstraint(
                name="material_version_published_pair",
                condition=models.Q(published_at=None, published_by="")
                | (models.Q(published_at__isnull=False) & ~models.Q(published_by="")),
            ),
        )

    class Privacy:
        plain = "material number source file typed changes report refusal added_at added_by read_at published_at published_by"

    def __str__(self) -> str:
        """Read as the material with its version."""
        return str(_("%(material)s, version %(number)d") % {"material": self.material, "number": self.number})

    @property
    def journal_record_id(self) -> int:
        """The record the journal's event belongs to."""
        return self.material.consultation_id

    @property
    def state(self) -> VersionState:
        """Where it stands now."""
        if self.published_at:
            return VersionState.PUBLISHED
        if self.refusal:
            return VersionState.REFUSED
        return VersionState.READY if self.read_at else VersionState.READING

    @property
    def reason(self) -> str:
        """Why it could not be read, in the reader's language."""
        return in_words(self.refusal["code"], self.refusal["params"]) if self.refusal else ""

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the consultation."""
        return self.material.authz_units()

    def get_absolute_url(self) -> str:
        """Return where everybody reads it."""
        return f"{self.material.get_absolute_url()}?udgave={self.number}"

    def get_staff_url(self) -> str:
        """Return where its report is read and it is published."""
        return reverse("staff:material-version", args=[self.pk])

    def can_publish(self) -> lifecycle.Verdict:
        """Say whether it may be let out now, and if not why."""
        if self.published_at:
            return lifecycle.refuse(_("It is published already."))
        if self.state != VersionState.READY:
            return lifecycle.refuse(self.reason or _("The document is still being read."))
        return self.material.consultation.can_change_material()

    def can_delete(self) -> lifecycle.Verdict:
        """Say whether it may be thrown away, and if not why."""
        if self.published_at:
            return lifecycle.refuse(_("It is published. What people were asked about must stay."))
        return lifecycle.possible


class ClauseQuerySet(RoretQuerySet):
    """Clauses are seen when their version is published and their consultation is seen."""

    def visible_to(self, person: Any) -> Self:
        """Return the published clauses of consultations that ``person`` may see."""
        return self.filter(version__in=MaterialVersion.objects.visible_to(person).published().values("pk"))


class Clause(models.Model):
    """A heading, paragraph, point, table or described picture of one version; ``anchor`` is the same in all versions."""

    version = models.ForeignKey(MaterialVersion, models.CASCADE, related_name="clauses", verbose_name=_("version"))
    order = models.PositiveIntegerField(_("order"))
    anchor = models.CharField(_("anchor"), max_length=12)
    kind = models.CharField(_("kind"), max_length=10, choices=ClauseKind)
    level = models.PositiveSmallIntegerField(_("level"), default=0)
    marker = models.CharField(_("mark"), max_length=12, blank=True)
    section = models.CharField(_("section"), max_length=40, blank=True)
    place = models.PositiveSmallIntegerField(_("place in the section"), default=0)
    text = models.TextField(_("text"))
    plain = models.TextField(_("text without marks"))
    fate = models.CharField(_("since the version before"), max_length=20, choices=ClauseFate, default=ClauseFate.NEW)

    objects = ClauseQuerySet.as_manager()

    class Meta:
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(fields=["version", "anchor"], name="clause_anchor_once"),
            models.UniqueConstraint(fields=["version", "order"], name="clause_order_once"),
        )

    class Privacy:
        plain = "version order anchor kind level marker section place text plain fate"

    def __str__(self) -> str:
        """Read as the number."""
        return self.number

    @property
    def number(self) -> str:
        """The number that people cite: “2.1, para. 3”."""
        if not self.place:
            return self.section or str(_("the title"))
        if not self.section:
            return str(_("para. %(place)d") % {"place": self.place})
        return str(_("%(section)s, para. %(place)d") % {"section": self.section, "place": self.place})

    @property
    def piece(self) -> Piece:
        """The clause as the matching sees it; a heading of another level has changed."""
        return Piece(f"heading {self.level}" if self.kind == ClauseKind.HEADING else self.kind, self.plain)

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the consultation."""
        return self.version.authz_units()


class ClauseRemark(models.Model):
    """What a contribution adds when it is about a clause.

    A proposal's new text stands in the contribution's own text (see ``composing``), so that it is moderated, redacted,
    searched, published and erased together with the rest, by the same rules.
    """

    contribution = models.OneToOneField(
        Contribution, models.CASCADE, primary_key=True, related_name="clause_remark", verbose_name=_("contribution")
    )
    clause = models.ForeignKey(Clause, models.PROTECT, related_name="remarks", verbose_name=_("clause"))
    kind = models.CharField(_("kind"), max_length=10, choices=RemarkKind)

    objects = ContributionChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")

    class Privacy:
        plain = "contribution clause kind"

    def __str__(self) -> str:
        """Read as the contribution's reference."""
        return str(self.contribution)

    @property
    def published(self) -> Composed:
        """The comment and the proposed text as others may read them."""
        return taken_apart(self.contribution.published_text)

    @property
    def written(self) -> Composed:
        """The comment and the proposed text as they were sent."""
        return taken_apart(self.contribution.text)
