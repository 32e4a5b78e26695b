"""Committee matters: sections, recommendation items, decisions, minuted statements, and what changed because of you."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.commons.meetings.models import Meeting
from roret.commons.records.models import Record, RecordQuerySet
from roret.decide.matters.enums import DecisionKind, MatterState
from roret.foundation import clock
from roret.foundation.models import RoretQuerySet
from roret.listen.contributions.enums import Effect
from roret.listen.contributions.models import Theme


class Matter(Record):
    """A matter put to a committee; its sections are those of the municipality's template (R31)."""

    KIND = "matter"

    problem = models.TextField(_("problem"), blank=True)
    solution = models.TextField(_("solution"), blank=True)
    economy = models.TextField(_("economy"), blank=True)
    no_economy = models.BooleanField(_("has no financial consequences"), default=False)
    process = models.TextField(_("further process"), blank=True)
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)
    signed_by = models.CharField(_("signed by"), max_length=200, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = models.CharField(_("closed by"), max_length=200, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("matter")
        verbose_name_plural = _("matters")
        ordering = ("-pk",)

    class Privacy:
        plain = "problem solution economy no_economy process signed_at signed_by closed_at closed_by"

    @property
    def state(self) -> MatterState:
        """Where it stands, read from timestamps, agenda items and decisions (prefetch both for lists)."""
        if self.closed_at:
            return MatterState.CLOSED
        if self.decisions.all():
            return MatterState.DECIDED
        if self.agenda_items.all():
            return MatterState.ON_AGENDA
        return MatterState.SIGNED if self.signed_at else MatterState.DRAFT


class MatterChildQuerySet(RoretQuerySet):
    """Rows that are seen when their matter is seen."""

    def visible_to(self, person: object) -> "MatterChildQuerySet":
        """Return the rows whose matter ``person`` may see."""
        return self.filter(matter__in=Matter.objects.visible_to(person).values("pk"))


class RecommendationItem(models.Model):
    """One numbered “that”-point (at-punkt) of the recommendation; each is decided by itself."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="items", verbose_name=_("matter"))
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("that …"))

    objects = MatterChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("recommendation item")
        verbose_name_plural = _("recommendation items")
        ordering = ("matter", "number")
        constraints = (models.UniqueConstraint(fields=["matter", "number"], name="item_number_once"),)

    class Privacy:
        plain = "matter number text"


class Decision(Record):
    """What a committee decided on a matter at a meeting; a record of its own, because actions spring from it."""

    KIND = "decision"

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="decisions", verbose_name=_("matter"))
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions", verbose_name=_("meeting"))
    text = models.TextField(_("decision"), blank=True)
    final = models.BooleanField(_("final"), default=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ("meeting__begins_at", "pk")

    class Privacy:
        plain = "matter meeting text final"


class DecisionChildQuerySet(RoretQuerySet):
    """Rows that are seen when their decision is seen."""

    def visible_to(self, person: object) -> "DecisionChildQuerySet":
        """Return the rows whose decision ``person`` may see."""
        return self.filter(decision__in=Decision.objects.visible_to(person).values("pk"))


class ItemDecision(models.Model):
    """The decision on one recommendation item."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="items", verbose_name=_("decision"))
    item = models.ForeignKey(RecommendationItem, models.PROTECT, related_name="decisions", verbose_name=_("item"))
    kind = models.CharField(_("kind"), max_length=20, choices=DecisionKind)
    text = models.TextField(_("wording"), blank=True)

    objects = DecisionChildQuerySet.as_manager()

    class Meta:
        ordering = ("item__number",)
        constraints = (models.UniqueConstraint(fields=["decision", "item"], name="item_decided_once"),)

    class Privacy:
        plain = "decision item kind text"


class MinutedStatement(models.Model):
    """A party's statement in the minutes (protokolbemærkning) and those who join it."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="statements", verbose_name=_("decision"))
    party = models.CharField(_("party"), max_length=100)
    joined_by = models.JSONField(_("joined by"), default=list, blank=True)
    text = models.TextField(_("statement"))

    objects = DecisionChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("minuted statement")
        verbose_name_plural = _("minuted statements")
        ordering = ("pk",)

    class Privacy:
        plain = "decision party joined_by text"


class ThemeEffect(models.Model):
    """What changed because of you: the effect of a theme on the matter, with its reason. A matter cannot close without."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="effects", verbose_name=_("matter"))
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="effects", verbose_name=_("theme"))
    effect = models.CharField(_("effect"), max_length=10, choices=Effect)
    reason = models.TextField(_("reason"))
    stated_at = models.DateTimeField(_("stated"), default=clock.now)
    stated_by = models.CharField(_("stated by"), max_length=200)

    objects = MatterChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("effect of a theme")
        verbose_name_plural = _("effects of themes")
        constraints = (models.UniqueConstraint(fields=["matter", "theme"], name="effect_once"),)

    class Privacy:
        plain = "matter theme effect reason stated_at stated_by"
