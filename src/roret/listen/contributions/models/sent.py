"""What people send, what comes with it, and who looks it through."""

from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.commons.areas.models import Area
from roret.commons.organisation.models import Unit
from roret.commons.records.models import Record, RecordChildQuerySet
from roret.foundation import authz, clock
from roret.foundation.authz.querysets import StaffQuerySet
from roret.foundation.files.models import StoredFile
from roret.foundation.i18n.languages import Language, language_of
from roret.foundation.models import RoretQuerySet, label_of
from roret.listen.contributions.enums import (
    AgeBand,
    Capacity,
    Channel,
    ContributionKind,
    Moderation,
    Position,
    Publication,
    RedactionReason,
    TextUse,
)

BLACK = "█"
HOUSE_LANGUAGES = ("da", "en", "")
"""What the house reads without a translation; nothing said is Danish."""


class ContributionQuerySet(RoretQuerySet):
    """Questions to what people have sent."""

    def published(self) -> Self:
        """Return what everybody may read: approved, not withdrawn, and the sender agreed."""
        return self.filter(moderation=Moderation.APPROVED, withdrawn_at=None).exclude(publication=Publication.NOT)

    def visible_to(self, person: Any) -> Self:
        """Return what is published on public records, one's own, and all that belongs to the units one works in."""
        standing = authz.standing_of(person)
        if standing.operator_session:
            return self
        seen = self._public_condition()
        if standing.signed_in:
            seen |= models.Q(author_id=getattr(person, "pk", None))
        if standing.staff_units:
            seen |= models.Q(record__unit_id__in=standing.staff_units)
        return self.filter(seen)

    @staticmethod
    def _public_condition() -> models.Q:
        published = models.Q(moderation=Moderation.APPROVED, withdrawn_at=None) & ~models.Q(publication=Publication.NOT)
        return published & models.Q(record__visibility="public", record__published_at__lte=clock.now())


class Contribution(models.Model):
    """One thing that one sender sent, by any channel. Not a Record: there may be millions.

    ``text`` is what was sent and is read under its own permission; ``published_text`` is what others may read.
    """

    reference = models.CharField(_("reference"), max_length=24, unique=True)
    record = models.ForeignKey(Record, models.PROTECT, related_name="contributions", verbose_name=_("answers"))
    kind = models.CharField(_("kind"), max_length=12, choices=ContributionKind, default=ContributionKind.RESPONSE)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel, default=Channel.WEB)
    capacity = models.CharField(_("capacity"), max_length=14, choices=Capacity, default=Capacity.PRIVATE)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name=_("sender"),
    )
    author_name = models.CharField(_("name"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    body = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="contributions", verbose_name=_("council")
    )
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="contributions", verbose_name=_("area")
    )
    position = models.CharField(_("position"), max_length=10, choices=Position, blank=True, default="")
    reply_to = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="replies", verbose_name=_("reply to")
    )
    text = models.TextField(_("text"), max_length=50_000)
    published_text = models.TextField(_("published text"), blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    language_said = models.BooleanField(
        _("language said by a person"), default=False, help_text=_("Else it was read from the text by the machine")
    )
    publication = models.CharField(_("publication"), max_length=10, choices=Publication, default=Publication.NAMED)
    received_at = models.DateTimeField(_("received"), default=clock.now)
    late = models.BooleanField(_("late"), default=False)
    entered_by = models.CharField(_("entered by"), max_length=200, blank=True)
    moderation = models.CharField(_("moderation"), max_length=10, choices=Moderation, default=Moderation.WAITING)
    moderation_reason = models.CharField(_("reason"), max_length=300, blank=True)
    flags = models.PositiveSmallIntegerField(_("personal data found"), default=0)
    no_theme = models.BooleanField(_("takes no position"), default=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)
    invented = models.BooleanField(_("invented for the demo"), default=False)
    key = models.CharField(max_length=64, editable=False, help_text="SHA-256 of the private follow link")
    submission = models.CharField(
        max_length=40, null=True, unique=True, editable=False, help_text="makes a second sending harmless"
    )
    search = SearchVectorField(null=True, editable=False)

    get_kind_display = label_of("kind", ContributionKind)
    get_channel_display = label_of("channel", Channel)
    get_capacity_display = label_of("capacity", Capacity)
    get_moderation_display = label_of("moderation", Moderation)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ("-received_at", "-pk")
        indexes = (
            models.Index(fields=["record", "-received_at", "-id"], name="contribution_by_record"),
            models.Index(fields=["record", "moderation"], name="contribution_moderation"),
            models.Index(fields=["key"], name="contribution_key"),
            GinIndex(fields=["search"], name="contribution_search"),
        )

    class Privacy:
        plain = (
            "reference record kind channel capacity organisation body area position reply_to language language_said publication "
            "received_at late entered_by moderation moderation_reason flags no_theme withdrawn_at erased_at invented submission"
        )
        personal = "author author_name email"
        sensitive = "text published_text search"
        secret = "key"  # noqa: S105 — the name of a field
        purpose = _("Hearing citizens before a decision (GDPR article 6 (1) (e))")
        keep_months = 60

    def __str__(self) -> str:
        """Read as the reference."""
        return self.reference

    @property
    def journal_record_id(self) -> int:
        """The record the journal's event belongs to."""
        return self.record_id

    @property
    def shown_name(self) -> str:
        """The name others may see: the organisation, the person who agreed to it, or nobody."""
        if self.capacity != Capacity.PRIVATE and self.organisation:
            return self.organisation
        return self.author_name if self.publication == Publication.NAMED else ""

    @property
    def spoken(self) -> Language:
        """The language that it is written in, with its names and the way it is written."""
        if self.language == "other":
            return Language("und", str(_("another language")), str(_("another language")), "auto")
        return language_of(self.language or "da")

    @property
    def is_foreign(self) -> bool:
        """Say whether it is written in another language than those of the house."""
        return self.language not in HOUSE_LANGUAGES

    @property
    def in_danish(self) -> Any:
        """The signed translation into Danish, or None; read ``translation`` with a list."""
        translation = getattr(self, "translation", None)
        return translation if translation and translation.signed_at else None

    @property
    def read_text(self) -> str:
        """What themes and readings work on: the signed translation where there is one, else what was sent."""
        return self.in_danish.text if self.in_danish else self.text

    @property
    def masked_reading(self) -> str:
        """The same with what was found blacked out; a translation is made from the text without it."""
        return self.in_danish.text if self.in_danish else self.masked_text

    @property
    def masked_text(self) -> str:
        """What was sent, with what was found or taken out blacked out letter for letter, so that places in it still fit.

        For lists that work on what was sent; the original has its own permission. Fetch the redactions with the list.
        """
        text = self.text
        for span in self.redactions.all():
            if span.confirmed is not False:
                text = f"{text[: span.start]}{BLACK * (span.end - span.start)}{text[span.end :]}"
        return text

    @property
    def is_shown(self) -> bool:
        """Say whether others may read it: approved, not withdrawn, and the sender agreed (as ``published()``)."""
        approved = self.moderation == Moderation.APPROVED and self.withdrawn_at is None
        return approved and self.publication != Publication.NOT

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to handle it: the unit of the record it answers."""
        return self.record.authz_units()


class AboutSenderQuerySet(RoretQuerySet):
    """What senders have said about themselves; counted, and never shown for one person."""


class AboutSender(models.Model):
    """What a sender says about herself for the figures of participation, apart from what she sent.

    In a table of its own, so that no list, export or API of contributions can carry it; nobody sees a row
    (``visible_to`` is empty), only figures large enough to point at no one.
    """

    contribution = models.OneToOneField(Contribution, models.CASCADE, primary_key=True, related_name="about_sender")
    age_band = models.CharField(_("age"), max_length=5, choices=AgeBand)

    objects = AboutSenderQuerySet.as_manager()

    class Meta:
        verbose_name = _("about a sender")
        verbose_name_plural = _("about senders")

    class Privacy:
        personal = "age_band"
        purpose = _("Figures of who takes part and who is not heard")
        keep_months = 24


class Series(models.Model):
    """The numbers of a record's contributions: ``2026-H014`` and the last one given."""

    record = models.OneToOneField(Record, models.CASCADE, primary_key=True, related_name="series")
    prefix = models.CharField(max_length=12, unique=True)
    last = models.PositiveIntegerField(default=0)

    objects = RecordChildQuerySet.as_manager()

    class Privacy:
        plain = "prefix last"


class ContributionChildQuerySet(RoretQuerySet):
    """Rows that are seen by those who handle the contribution."""

    def visible_to(self, person: Any) -> Self:
        """Return the rows whose contribution ``person`` may see."""
        return self.filter(contribution__in=Contribution.objects.visible_to(person).values("pk"))


class ContributionFile(models.Model):
    """A file that came with a contribution."""

    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="contributions")
    published = models.BooleanField(_("published"), default=False)

    objects = ContributionChildQuerySet.as_manager()

    class Privacy:
        plain = "contribution published"
        personal = "file"
        keep_months = 60


class Redaction(models.Model):
    """Words to be taken out before publication: found by the machine, decided by a person, with the reason."""

    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="redactions")
    reason = models.CharField(_("reason"), max_length=10, choices=RedactionReason)
    start = models.PositiveIntegerField(_("from character"))
    end = models.PositiveIntegerField(_("to character"))
    suggested = models.BooleanField(_("found by the machine"), default=False)
    confirmed = models.BooleanField(_("taken out"), null=True, help_text=_("Empty until a person has decided"))
    decided_by = models.CharField(_("decided by"), max_length=200, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = ContributionChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("redaction")
        verbose_name_plural = _("redactions")
        ordering = ("start",)
        constraints = (
            models.CheckConstraint(name="redaction_has_length", condition=models.Q(end__gt=models.F("start"))),
        )

    class Privacy:
        plain = "contribution reason start end suggested confirmed decided_by decided_at"


class Handling(models.Model):
    """Who looks a contribution through, and when it is to be done. In a table of its own: most are never given to anybody."""

    contribution = models.OneToOneField(Contribution, models.CASCADE, primary_key=True, related_name="handling")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="handlings", verbose_name=_("who looks it through")
    )
    due_on = models.DateField(_("due"), null=True, blank=True)
    assigned_by = models.CharField(_("assigned by"), max_length=200)
    assigned_at = models.DateTimeField(_("assigned"), default=clock.now)

    objects = ContributionChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("handling")
        verbose_name_plural = _("handlings")
        indexes = (models.Index(fields=["owner", "due_on"], name="handling_of_owner"),)

    class Privacy:
        plain = "contribution owner due_on assigned_by assigned_at"

    @property
    def is_overdue(self) -> bool:
        """Say whether its day has passed."""
        return self.due_on is not None and self.due_on < clock.today()


class StandardText(models.Model):
    """A text that is used again: why a response is not published, or how an answer begins."""

    title = models.CharField(_("title"), max_length=100, unique=True)
    use = models.CharField(_("used for"), max_length=10, choices=TextUse)
    text = models.TextField(_("text"), max_length=4000)

    get_use_display = label_of("use", TextUse)

    objects = StaffQuerySet.as_manager()

    class Meta:
        verbose_name = _("standard text")
        verbose_name_plural = _("standard texts")
        ordering = ("use", "title")

    class Privacy:
        plain = "title use text"

    def __str__(self) -> str:
        """Read as the title."""
        return self.title


class Draft(models.Model):
    """What somebody has begun to write and not yet sent; found again by a secret in her session."""

    key = models.CharField(max_length=64, unique=True)
    record = models.ForeignKey(Record, models.CASCADE, related_name="+")
    data = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=clock.now)

    objects = RoretQuerySet.as_manager()

    class Privacy:
        plain = "record saved_at"
        sensitive = "data"
        secret = "key"  # noqa: S105 — the name of a field
        keep_months = 1
