"""Rules about who must be heard, in versions; what a matter is about; and what has been done about each duty by hand."""

from datetime import date
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.commons.bodies.models import Body
from roret.commons.organisation.models import TargetGroup, Unit
from roret.commons.records.models import Attachment, Topic
from roret.decide.duties.enums import Domain, Frequency
from roret.decide.matters.enums import Step
from roret.decide.matters.models import Matter
from roret.foundation import clock
from roret.foundation.models import OpenQuerySet, RoretQuerySet, label_of


class DutyRule(models.Model):
    """One rule about who must be heard. What it says stands in its versions."""

    name = models.CharField(_("name"), max_length=200, unique=True)

    objects = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule about who must be heard")
        verbose_name_plural = _("rules about who must be heard")
        ordering = ("name",)

    class Privacy:
        plain = "name"

    def __str__(self) -> str:
        """Read as the name."""
        return self.name


class RuleVersionQuerySet(OpenQuerySet):
    """Questions to versions of rules."""

    def in_force(self, on: date | None = None) -> Self:
        """Return the versions that count on a day, today when none is given."""
        day = on or clock.today()
        return self.filter(models.Q(valid_to=None) | models.Q(valid_to__gt=day), valid_from__lte=day)

    def with_sets(self) -> Self:
        """Fetch what the reckoning reads, in a fixed number of queries."""
        return self.select_related("rule", "consultee").prefetch_related("deciders", "topics", "target_groups")


class RuleVersion(models.Model):
    """What a rule says from a day to a day; ``valid_to`` is the first day on which it no longer counts."""

    rule = models.ForeignKey(DutyRule, models.CASCADE, related_name="versions", verbose_name=_("rule"))
    number = models.PositiveSmallIntegerField(_("version"))
    consultee = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="duty_rules", verbose_name=_("who must be heard"),
        help_text=_("Empty: the local committees of the matter's areas"),
    )  # fmt: skip
    deciders = models.ManyToManyField(
        Body, blank=True, related_name="+", verbose_name=_("by whom the matter is decided"),
        help_text=_("None: every committee"),
    )  # fmt: skip
    domains = ArrayField(
        models.CharField(max_length=12, choices=Domain), default=list, blank=True, verbose_name=_("domains")
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="+", verbose_name=_("topics"))
    target_groups = models.ManyToManyField(TargetGroup, blank=True, related_name="+", verbose_name=_("target groups"))
    significance = models.CharField(
        _("significance test"), max_length=300, blank=True,
        help_text=_("The question that the case worker answers, for instance: Is it of special importance to the district?"),
    )  # fmt: skip
    step = models.CharField(_("before which step"), max_length=12, choices=Step, default=Step.DECISION)
    frequency = models.CharField(_("how often"), max_length=12, choices=Frequency, default=Frequency.EVERY_MATTER)
    must_answer = models.BooleanField(
        _("must answer"), default=False,
        help_text=_("Ticked: the decision waits for the answer. Else it waits for the deadline only."),
    )  # fmt: skip
    legal_basis = models.CharField(_("legal basis"), max_length=300)
    valid_from = models.DateField(_("in force from"))
    valid_to = models.DateField(_("no longer in force from"), null=True, blank=True)
    made_at = models.DateTimeField(_("made"), default=clock.now)
    made_by = models.CharField(_("made by"), max_length=200)

    get_step_display = label_of("step", Step)
    get_frequency_display = label_of("frequency", Frequency)

    objects = RuleVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a rule")
        verbose_name_plural = _("versions of rules")
        ordering = ("rule__name", "-number")
        constraints = (
            models.UniqueConstraint(fields=["rule", "number"], name="rule_version_once"),
            models.CheckConstraint(
                name="rule_version_ends_after_it_begins",
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
            ),
        )

    class Privacy:
        plain = (
            "rule number consultee domains significance step frequency must_answer legal_basis valid_from valid_to "
            "made_at made_by"
        )

    def __str__(self) -> str:
        """Read as the rule and the number of the version."""
        return f"{self.rule} ({self.number})"

    @property
    def domain_names(self) -> list[str]:
        """The domains in words."""
        return [str(Domain(one).label) for one in self.domains]


class OfMatterQuerySet(RoretQuerySet):
    """Rows that are seen when their matter is seen."""

    def visible_to(self, person: Any) -> Self:
        """Return the rows whose matter ``person`` may see."""
        return self.filter(matter__in=Matter.objects.visible_to(person).values("pk"))


class MatterSubject(models.Model):
    """Which domains a matter lies in; none of them is an answer too."""

    matter = models.OneToOneField(Matter, models.CASCADE, related_name="subject", verbose_name=_("matter"))
    domains = ArrayField(
        models.CharField(max_length=12, choices=Domain), default=list, blank=True, verbose_name=_("domains")
    )
    said_at = models.DateTimeField(_("said"), default=clock.now)
    said_by = models.CharField(_("said by"), max_length=200)

    objects = OfMatterQuerySet.as_manager()

    class Meta:
        verbose_name = _("what a matter is about")
        verbose_name_plural = _("what matters are about")

    class Privacy:
        plain = "matter domains said_at said_by"


class DutyDeed(models.Model):
    """What has been done by hand about one duty: judged, sent, answered, waived."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="duty_deeds", verbose_name=_("matter"))
    rule = models.ForeignKey(DutyRule, models.PROTECT, related_name="deeds", verbose_name=_("rule"))
    consultee = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("who must be heard"))
    away_reason = models.CharField(_("why it is not relevant"), max_length=500, blank=True)
    away_by = models.CharField(_("judged by"), max_length=200, blank=True)
    sent_on = models.DateField(_("sent"), null=True, blank=True)
    due_on = models.DateField(_("answer due"), null=True, blank=True)
    sent_document = models.ForeignKey(
        Attachment, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("what was sent")
    )
    answered_on = models.DateField(_("answered"), null=True, blank=True)
    answer_document = models.ForeignKey(
        Attachment, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("the answer")
    )
    reference = models.CharField(_("where the document is"), max_length=300, blank=True)
    waived_at = models.DateTimeField(_("waived"), null=True, blank=True)
    waived_by = models.CharField(_("waived by"), max_length=200, blank=True)
    waived_reason = models.CharField(_("why it is waived"), max_length=500, blank=True)

    objects = OfMatterQuerySet.as_manager()

    class Meta:
        verbose_name = _("what has been done about a duty")
        verbose_name_plural = _("what has been done about duties")
        constraints = (
            models.UniqueConstraint(fields=["matter", "rule", "consultee"], name="duty_deed_once"),
            models.CheckConstraint(
                name="duty_away_has_its_judge",
                condition=models.Q(away_reason="", away_by="") | (~models.Q(away_reason="") & ~models.Q(away_by="")),
            ),
            models.CheckConstraint(
                name="duty_waived_whole",
                condition=models.Q(waived_at=None, waived_by="", waived_reason="")
                | (models.Q(waived_at__isnull=False) & ~models.Q(waived_by="") & ~models.Q(waived_reason="")),
            ),
            models.CheckConstraint(
                name="duty_due_after_sent",
                condition=models.Q(due_on=None) | models.Q(sent_on__isnull=False, due_on__gte=models.F("sent_on")),
            ),
        )

    class Privacy:
        plain = (
            "matter rule consultee away_reason away_by sent_on due_on sent_document answered_on answer_document reference "
            "waived_at waived_by waived_reason"
        )

    def __str__(self) -> str:
        """Read as whom it is about."""
        return str(self.consultee)

    def authz_units(self) -> tuple[int | None, ...]:
        """Return where a role must be held to act on the matter."""
        return self.matter.authz_units()
