"""The spine: records, the links that make the thread, milestones, followers, attachments and numbers."""

from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from roret.commons.areas.models import Area
from roret.commons.organisation.models import TargetGroup, Unit
from roret.commons.records.enums import LinkKind, Visibility
from roret.commons.records.kinds import RecordKind, registry
from roret.engines.figures.danish_sort import sort_key
from roret.foundation import authz, clock
from roret.foundation.files.models import StoredFile
from roret.foundation.models import OpenQuerySet, RoretQuerySet, label_of


class Topic(models.Model):
    """One node of the one taxonomy; may carry a KLE number (KL Emnesystematik)."""

    name = models.CharField(_("name"), max_length=150)
    name_en = models.CharField(_("name in English"), max_length=150, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    kle = models.CharField(_("KLE number"), max_length=12, blank=True)
    sort_key = models.CharField(max_length=300, editable=False, default="", db_index=True)

    objects = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ("sort_key",)
        constraints = (
            models.UniqueConstraint(fields=["parent", "name"], name="topic_name_once", nulls_distinct=False),
        )

    class Privacy:
        plain = "name name_en parent kle sort_key"

    def __str__(self) -> str:
        """Read as the name in the reader's language."""
        return self.name_en if self.name_en and get_language() == "en" else self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the Danish sort key in step with the name."""
        self.sort_key = sort_key(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Return the topic's public page."""
        return reverse("public:topic-detail", args=[self.pk])


class RecordQuerySet(RoretQuerySet):
    """Questions to everything that can be followed."""

    def visible_to(self, person: Any) -> Self:
        """Return what ``person`` may see: published to her, or belonging to a unit or body in which she has a part."""
        standing = authz.standing_of(person)
        if standing.operator_session:
            return self
        published = models.Q(published_at__lte=clock.now())
        seen = published & models.Q(visibility=Visibility.PUBLIC)
        if standing.member_units:
            seen |= published & models.Q(visibility=Visibility.MEMBERS, body_id__in=standing.member_units)
        if standing.staff_units:
            seen |= models.Q(unit_id__in=standing.staff_units) | models.Q(body_id__in=standing.staff_units)
        return self.filter(seen)

    def public(self) -> Self:
        """Return what everybody may see."""
        return self.filter(visibility=Visibility.PUBLIC, published_at__lte=clock.now())


class Record(models.Model):
    """Everything that can be followed, found, linked and archived. Each subject is a Record and adds its own columns."""

    KIND = ""

    kind = models.CharField(_("kind"), max_length=30, editable=False, db_index=True)
    number = models.CharField(_("number"), max_length=20, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=250)
    title_en = models.CharField(_("title in English"), max_length=250, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    summary_en = models.TextField(_("summary in English"), blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="records", verbose_name=_("responsible unit"))
    body = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="body_records", verbose_name=_("body")
    )
    areas = models.ManyToManyField(Area, blank=True, related_name="records", verbose_name=_("areas"))
    topics = models.ManyToManyField(Topic, blank=True, related_name="records", verbose_name=_("topics"))
    target_groups = models.ManyToManyField(
        TargetGroup, blank=True, related_name="records", verbose_name=_("target groups")
    )
    visibility = models.CharField(_("may be seen by"), max_length=10, choices=Visibility, default=Visibility.PUBLIC)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, db_index=True)
    published_by = models.CharField(_("published by"), max_length=200, blank=True)
    begins_at = models.DateTimeField(_("begins"), null=True, blank=True, db_index=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True, db_index=True)
    invented = models.BooleanField(_("invented for the demo"), default=False)
    keep_until = models.DateField(_("kept until"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("created"), default=clock.now, editable=False)
    created_by = models.CharField(_("created by"), max_length=200, blank=True, editable=False)
    changed_at = models.DateTimeField(_("changed"), default=clock.now, editable=False)
    search = SearchVectorField(null=True, editable=False)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("record")
        verbose_name_plural = _("records")
        ordering = ("-pk",)
        indexes = (
            GinIndex(fields=["search"], name="record_search"),
            models.Index(fields=["kind", "published_at"], name="record_kind_published"),
        )
        constraints = (
            models.CheckConstraint(
                name="record_published_pair",
                condition=models.Q(published_at=None, published_by="")
                | (models.Q(published_at__isnull=False) & ~models.Q(published_by="")),
            ),
            models.CheckConstraint(
                name="record_ends_after_it_begins",
                condition=models.Q(ends_at=None)
                | models.Q(begins_at=None)
                | models.Q(ends_at__gte=models.F("begins_at")),
            ),
        )

    class Privacy:
        plain = (
            "kind number title title_en summary summary_en unit body visibility published_at published_by begins_at ends_at "
            "invented keep_until version created_at created_by changed_at search"
        )

    def __str__(self) -> str:
        """Read as the title in the reader's language."""
        return self.title_en if self.title_en and get_language() == "en" else self.title

    @property
    def lead(self) -> str:
        """The summary in the reader's language."""
        return self.summary_en if self.summary_en and get_language() == "en" else self.summary

    @property
    def record_kind(self) -> RecordKind:
        """What this record is; a subject knows its own kind, also where the column was not read."""
        return registry[self.KIND or self.kind]

    @property
    def journal_name(self) -> str:
        """How the journal names it."""
        return f"{self.title} ({self.number})"

    @property
    def journal_record_id(self) -> int:
        """The record the journal's event belongs to."""
        return self.pk

    @property
    def is_published(self) -> bool:
        """Say whether it has been published by now."""
        return self.published_at is not None and self.published_at <= clock.now()

    def get_absolute_url(self) -> str:
        """Return the page for everybody."""
        kind = self.record_kind
        return (
            reverse(kind.public_url, args=[self.number])
            if kind.public_url
            else reverse("public:record", args=[self.number])
        )

    def get_staff_url(self) -> str:
        """Return the page in the workspace."""
        kind = self.record_kind
        return reverse(kind.staff_url, args=[self.pk]) if kind.staff_url else self.get_absolute_url()

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on this record."""
        return (self.unit_id, self.body_id)


def parent_link() -> Any:
    """Return the link from a subject to its record, without a way back: names like ``goal`` stay free for fields."""
    return models.OneToOneField(Record, models.CASCADE, parent_link=True, primary_key=True, related_name="+")


class NumberSeries(models.Model):
    """The last number given in a series; the row is locked while the next is taken."""

    key = models.CharField(max_length=40, primary_key=True)
    last = models.PositiveBigIntegerField(default=0)

    objects = RoretQuerySet.as_manager()

    class Privacy:
        plain = "last"


class LinkQuerySet(RoretQuerySet):
    """Questions to the thread."""

    def visible_to(self, person: Any) -> Self:
        """Return the links both of whose ends ``person`` may see."""
        seen = Record.objects.visible_to(person).values("pk")
        return self.filter(upstream__in=seen, downstream__in=seen)


class Link(models.Model):
    """One knot of the thread: an earlier record, a later record, and how the one leads to the other."""

    upstream = models.ForeignKey(Record, models.PROTECT, related_name="downstream_links", verbose_name=_("earlier"))
    downstream = models.ForeignKey(Record, models.PROTECT, related_name="upstream_links", verbose_name=_("later"))
    kind = models.CharField(_("kind"), max_length=20, choices=LinkKind)
    made_at = models.DateTimeField(_("made"), default=clock.now)
    made_by = models.CharField(_("made by"), max_length=200)
    note = models.CharField(_("note"), max_length=300, blank=True)

    get_kind_display = label_of("kind", LinkKind)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["upstream", "downstream", "kind"], name="link_once"),
            models.CheckConstraint(name="link_not_to_itself", condition=~models.Q(upstream=models.F("downstream"))),
        )

    class Privacy:
        plain = "upstream downstream kind made_at made_by note"

    def __str__(self) -> str:
        """Read as “earlier — kind — later”."""
        return f"{self.upstream} {self.get_kind_display()} {self.downstream}"


class RecordChildQuerySet(RoretQuerySet):
    """Rows that are seen when their record is seen."""

    def visible_to(self, person: Any) -> Self:
        """Return the rows whose record ``person`` may see."""
        return self.filter(record__in=Record.objects.visible_to(person).values("pk"))


class Milestone(models.Model):
    """Something worth telling happened to a record; told once, to exactly those whom it concerns."""

    record = models.ForeignKey(Record, models.CASCADE, related_name="milestones", verbose_name=_("record"))
    code = models.CharField(_("code"), max_length=60)
    at = models.DateTimeField(_("at"))
    sentence = models.CharField(_("what happened"), max_length=300)
    sentence_en = models.CharField(_("what happened, in English"), max_length=300, blank=True)
    spread_at = models.DateTimeField(_("told"), null=True, blank=True)

    objects = RecordChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ("-at", "-pk")
        constraints = (models.UniqueConstraint(fields=["record", "code"], name="milestone_once"),)
        indexes = (
            models.Index(fields=["id"], name="milestone_untold", condition=models.Q(spread_at=None)),
            models.Index(fields=["-at", "-id"], name="milestone_newest"),
        )

    class Privacy:
        plain = "record code at sentence sentence_en spread_at"

    def __str__(self) -> str:
        """Read as the sentence in the reader's language."""
        return self.sentence_en if self.sentence_en and get_language() == "en" else self.sentence


class FollowQuerySet(RoretQuerySet):
    """Questions about who follows what."""

    def visible_to(self, person: Any) -> Self:
        """Return one's own follows only."""
        return self.filter(user_id=getattr(person, "pk", None) or 0)


class Follow(models.Model):
    """A person wants to hear about a record."""

    record = models.ForeignKey(Record, models.CASCADE, related_name="followers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="follows")
    since = models.DateTimeField(default=clock.now)

    objects = FollowQuerySet.as_manager()

    class Meta:
        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        constraints = (models.UniqueConstraint(fields=["record", "user"], name="follow_once"),)

    class Privacy:
        plain = "record since"
        personal = "user"
        keep_months = 24


class Attachment(models.Model):
    """A document on a record: what it is called and the file behind it."""

    record = models.ForeignKey(Record, models.CASCADE, related_name="attachments", verbose_name=_("record"))
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="attachments", verbose_name=_("file")
    )
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(
        _("text"), blank=True, help_text=_("Markdown; shown on the page so that nobody needs a PDF")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    added_at = models.DateTimeField(_("added"), default=clock.now)
    added_by = models.CharField(_("added by"), max_length=200, blank=True)

    objects = RecordChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ("order", "pk")

    class Privacy:
        plain = "record file title text order added_at added_by"

    def __str__(self) -> str:
        """Read as the title."""
        return self.title

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the record."""
        return self.record.authz_units()
