"""A consultation: what people are asked, whom it must hear, and the white paper that accounts for every response."""

from datetime import timedelta
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from roret.commons.organisation.models import Unit
from roret.commons.records.models import Record, RecordQuerySet, parent_link
from roret.foundation import clock, lifecycle
from roret.foundation.models import RoretQuerySet, label_of
from roret.listen.consultations.enums import ConsultationKind, ConsultationState, PartyRight
from roret.listen.consultations.events import material_asked
from roret.listen.consultations.rules import PERIODS
from roret.listen.contributions.enums import PlaceAsked
from roret.listen.contributions.models import Contribution

SOON = timedelta(days=7)
"""An open consultation closes soon when no more than this is left."""


class ConsultationQuerySet(RecordQuerySet):
    """Questions to consultations."""

    def open(self) -> Self:
        """Return those that take responses now."""
        now = clock.now()
        return self.filter(published_at__lte=now, begins_at__lte=now, ends_at__gt=now, closed_at=None)

    def closed(self) -> Self:
        """Return those that no longer take responses."""
        now = clock.now()
        return self.filter(published_at__lte=now).filter(models.Q(ends_at__lte=now) | models.Q(closed_at__isnull=False))


class Consultation(Record):
    """A written consultation. The record's ``begins_at`` and ``ends_at`` are its opening and its deadline."""

    KIND = "consultation"

    record_ptr = parent_link()
    type = models.CharField(_("type"), max_length=20, choices=ConsultationKind)
    background = models.TextField(_("background"), blank=True)
    question = models.TextField(_("what we ask you"), blank=True)
    legal_basis = models.CharField(_("legal basis"), max_length=200, blank=True)
    contact = models.CharField(_("contact"), max_length=200, blank=True)
    scheduled_at = models.DateTimeField(_("goes out by itself"), null=True, blank=True)
    scheduled_by = models.CharField(_("scheduled by"), max_length=200, blank=True)
    original_deadline = models.DateTimeField(_("deadline before the extension"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = models.CharField(_("closed by"), max_length=200, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.CharField(_("answered by"), max_length=200, blank=True)

    earlier = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="later", verbose_name=_("takes up again")
    )
    changed = models.TextField(_("what has changed since"), max_length=2000, blank=True)
    place_asked = models.CharField(_("may a place be given"), max_length=6, choices=PlaceAsked, blank=True, default="")
    languages = ArrayField(
        models.CharField(max_length=12),
        default=list,
        blank=True,
        verbose_name=_("languages besides Danish and English"),
    )

    get_type_display = label_of("type", ConsultationKind)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ("-begins_at", "-pk")
        constraints = tuple(
            models.CheckConstraint(
                name=f"consultation_{pair}_pair",
                condition=models.Q(**{f"{pair}_at": None, f"{pair}_by": ""})
                | (models.Q(**{f"{pair}_at__isnull": False}) & ~models.Q(**{f"{pair}_by": ""})),
            )
            for pair in ("scheduled", "closed", "answered")
        )

    class Privacy:
        plain = (
            "type background question legal_basis contact scheduled_at scheduled_by original_deadline closed_at closed_by "
            "answered_at answered_by earlier changed place_asked languages"
        )

    @property
    def state(self) -> ConsultationState:
        """Where it stands now, read from the timestamps."""
        if self.answered_at:
            return ConsultationState.ANSWERED
        if not self.is_published:
            return ConsultationState.SCHEDULED if self.scheduled_at else ConsultationState.DRAFT
        if self.closed_at or (self.ends_at and self.ends_at <= clock.now()):
            return ConsultationState.CLOSED
        return ConsultationState.OPEN

    @property
    def days_left(self) -> int | None:
        """How many days are left to respond, 0 on the last; None when it takes no responses."""
        if self.state != ConsultationState.OPEN or self.ends_at is None:
            return None
        return (timezone.localdate(self.ends_at) - clock.today()).days

    @property
    def has_closed(self) -> bool:
        """Say whether it has been out and takes responses no more."""
        return self.state in {ConsultationState.CLOSED, ConsultationState.ANSWERED}

    @property
    def follows_ideas(self) -> bool:
        """Say whether it is about what came out of a call for ideas, and not the same proposal once more."""
        return bool(self.earlier and ConsultationKind.CALL_FOR_IDEAS == self.earlier.type != self.type)

    @property
    def closes_soon(self) -> bool:
        """Say whether a week or less is left."""
        return self.days_left is not None and self.days_left <= SOON.days

    def search_parts(self) -> list[tuple[str, str]]:
        """What search finds beside title and summary."""
        return [(self.background, "C"), (self.question, "C")]

    def phases(self) -> list[lifecycle.Phase]:
        """The time line that everybody sees."""
        steps = [
            ("opens", _("Open for responses"), self.begins_at),
            (
                "closes",
                _("The responses are read and answered"),
                min(filter(None, (self.closed_at, self.ends_at)), default=None),
            ),
            ("answered", _("Answered"), self.answered_at),
        ]
        return lifecycle.phase_line(steps, now=clock.now() if self.published_at else None)

    def missing_before_publishing(self) -> list[lifecycle.Missing]:
        """What is missing before it can go out, and where to mend it; the page shows the list, the service refuses with it."""
        edit = reverse("staff:consultation-update", args=[self.pk])
        parties = reverse("staff:consultation-material", args=[self.pk]) + "#parties"
        checks = [
            (self.summary, _("A summary of a few sentences that everybody understands."), edit),
            (self.question, _("What you ask people about."), edit),
            (self.contact, _("Whom people can ask."), edit),
            (self.ends_at, _("A deadline."), edit),
            (
                self.has_material(),
                _("The material: at least one document."),
                parties.replace("#parties", "#material"),
            ),
            (
                any(party.right == PartyRight.HEARD for party in self.parties.all()),
                _("At least one party with a right to be heard."),
                parties,
            ),
        ]
        missing = [lifecycle.Missing(what, where) for present, what, where in checks if not present]
        return missing + self._too_short(edit)

    def has_material(self) -> bool:
        """Say whether there is anything to read: a document here, or material that another module holds."""
        if self.attachments.exists():
            return True
        return any(held for _receiver, held in material_asked.send(sender=type(self), consultation=self))

    def _too_short(self, where: str) -> list[lifecycle.Missing]:
        begins = max(self.begins_at or clock.now(), clock.now())
        period = PERIODS[self.type]
        if self.ends_at is None or self.ends_at >= begins + period.shortest - timedelta(minutes=1):
            return []
        earliest = period.earliest_deadline(timezone.localdate(begins))
        text = _("A later deadline: %(rule)s. The earliest is %(day)s.")
        return [lifecycle.Missing(text % {"rule": period.rule, "day": date_format(earliest)}, where)]

    def can_respond(self) -> lifecycle.Verdict:
        """Say whether responses are taken now, and if not why."""
        if self.state == ConsultationState.OPEN and self.begins_at and self.begins_at <= clock.now():
            return lifecycle.possible
        if self.has_closed:
            return lifecycle.refuse(_("The consultation is closed."))
        return lifecycle.refuse(_("The consultation has not opened yet."))

    def can_close(self) -> lifecycle.Verdict:
        """Say whether it may be closed now, and if not why."""
        if not self.is_published:
            return lifecycle.refuse(_("It has not been published."))
        return lifecycle.refuse(_("It is closed already.")) if self.closed_at else lifecycle.possible

    def can_consult_again(self) -> lifecycle.Verdict:
        """Say whether a new consultation may take it up again, and if not why."""
        if self.has_closed:
            return lifecycle.possible
        return lifecycle.refuse(_("Close the consultation first."))

    def can_extend(self) -> lifecycle.Verdict:
        """Say whether the deadline may be moved, and if not why."""
        if self.state == ConsultationState.OPEN:
            return lifecycle.possible
        return lifecycle.refuse(_("Only an open consultation can be extended."))

    def can_change_material(self) -> lifecycle.Verdict:
        """Say whether material and parties may still change, and if not why."""
        if self.has_closed:
            return lifecycle.refuse(_("The consultation is closed. What people were asked on must stay as it was."))
        return lifecycle.possible

    def can_answer(self) -> lifecycle.Verdict:
        """Say whether it may be marked as answered, and if not why."""
        if self.state != ConsultationState.CLOSED:
            return lifecycle.refuse(_("Close the consultation first."))
        return lifecycle.possible


class ConsultationChildQuerySet(RoretQuerySet):
    """Rows that are seen when their consultation is seen."""

    def visible_to(self, person: Any) -> Self:
        """Return the rows whose consultation ``person`` may see."""
        return self.filter(consultation__in=Consultation.objects.visible_to(person).values("pk"))


class Party(models.Model):
    """Someone who is consulted, or only informed."""

    consultation = models.ForeignKey(
        Consultation, models.CASCADE, related_name="parties", verbose_name=_("consultation")
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="consulted_in", verbose_name=_("council or unit")
    )
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"), blank=True)
    right = models.CharField(_("right"), max_length=10, choices=PartyRight, default=PartyRight.HEARD)
    purpose = models.CharField(_("how they take part"), max_length=300, blank=True)
    invited_at = models.DateTimeField(_("invited"), null=True, blank=True)
    no_remarks_at = models.DateTimeField(_("has no remarks"), null=True, blank=True)
    no_remarks_by = models.CharField(_("said by"), max_length=200, blank=True)

    objects = ConsultationChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ("right", "name")
        constraints = (
            models.UniqueConstraint(fields=["consultation", "name"], name="party_once"),
            models.CheckConstraint(
                name="party_no_remarks_pair",
                condition=models.Q(no_remarks_at=None, no_remarks_by="")
                | (models.Q(no_remarks_at__isnull=False) & ~models.Q(no_remarks_by="")),
            ),
        )

    class Privacy:
        plain = "consultation unit name right purpose invited_at no_remarks_at"
        personal = "email no_remarks_by"
        keep_months = 60

    def __str__(self) -> str:
        """Read as the name."""
        return self.name

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the consultation."""
        return self.consultation.authz_units()


class PartyAnswerQuerySet(RoretQuerySet):
    """Questions to which response came from which party."""

    def visible_to(self, person: Any) -> Self:
        """Return the ties of the consultations that ``person`` may see."""
        return self.filter(party__consultation__in=Consultation.objects.visible_to(person).values("pk"))

    def standing(self) -> Self:
        """Return those whose response has not been withdrawn."""
        return self.filter(contribution__withdrawn_at=None)


class PartyAnswer(models.Model):
    """A response that came from a party: by her private link, or because a person has said so; never by a name alone."""

    party = models.ForeignKey(Party, models.CASCADE, related_name="answers", verbose_name=_("party"))
    contribution = models.OneToOneField(
        Contribution, models.CASCADE, related_name="party_answer", verbose_name=_("contribution")
    )
    mandate = models.CharField(
        _("mandate"), max_length=300, blank=True, help_text=_("Who has decided the response, and when")
    )
    confirmed_by = models.CharField(
        _("confirmed by"), max_length=200, blank=True, help_text=_("Empty when it came by the party's own link")
    )

    objects = PartyAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("response of a party")
        verbose_name_plural = _("responses of parties")

    class Privacy:
        plain = "party contribution mandate confirmed_by"

    def __str__(self) -> str:
        """Read as the party."""
        return str(self.party)
