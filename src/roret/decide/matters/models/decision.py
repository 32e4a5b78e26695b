"""What a committee decided, point by point, with minuted statements; and what changed because of those who answered."""

from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models.functions import JSONObject
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from roret.commons.meetings.models import Meeting
from roret.commons.records.models import Record, RecordQuerySet, parent_link
from roret.decide.matters.enums import OPEN_KINDS, DecisionKind
from roret.decide.matters.models.matter import Matter, MatterChildQuerySet, RecommendationItem
from roret.foundation import clock
from roret.foundation.models import RoretQuerySet
from roret.listen.contributions.enums import Effect
from roret.listen.contributions.models import Theme


class DecisionQuerySet(RecordQuerySet):
    """Questions to decisions."""

    def with_points(self) -> Self:
        """Read what was decided on each item together with the decision, for ``points``."""
        items = ItemDecision.objects.filter(decision=models.OuterRef("pk")).order_by("item__number")
        return self.annotate(decided=ArraySubquery(items.values(row=JSONObject(number="item__number", kind="kind"))))


class Decision(Record):
    """What a committee decided on a matter at a meeting; a record of its own, because actions spring from it."""

    KIND = "decision"

    record_ptr = parent_link()
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="decisions", verbose_name=_("matter"))
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions", verbose_name=_("meeting"))
    text = models.TextField(_("decision"), blank=True)
    final = models.BooleanField(_("final"), default=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ("meeting__begins_at", "pk")
        constraints = (models.UniqueConstraint(fields=["matter", "meeting"], name="decided_once_at_a_meeting"),)

    class Privacy:
        plain = "matter meeting text final"

    @property
    def points(self) -> list[tuple[int, object]]:
        """The number of each item and what was decided on it, in words; read by ``with_points``."""
        return [(row["number"], DecisionKind(row["kind"]).label) for row in self.decided]

    def search_parts(self) -> list[tuple[str, str]]:
        """What search finds beside title and summary."""
        return [(self.text, "C")]


class DecisionChildQuerySet(RoretQuerySet):
    """Rows that are seen when their decision is seen."""

    def visible_to(self, person: Any) -> Self:
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
        verbose_name = _("decision on an item")
        verbose_name_plural = _("decisions on items")
        ordering = ("item__number",)
        constraints = (models.UniqueConstraint(fields=["decision", "item"], name="item_decided_once"),)

    class Privacy:
        plain = "decision item kind text"

    @property
    def is_open(self) -> bool:
        """Say whether the item comes back."""
        return self.kind in OPEN_KINDS


class MinutedStatement(models.Model):
    """A party's statement in the minutes (protokolbemærkning) and those who join it."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="statements", verbose_name=_("decision"))
    party = models.CharField(_("political party"), max_length=100)
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
    reason_en = models.TextField(_("reason in English"), blank=True)
    stated_at = models.DateTimeField(_("stated"), default=clock.now)
    stated_by = models.CharField(_("stated by"), max_length=200)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MatterChildQuerySet.as_manager()

    class Meta:
        verbose_name = _("effect of a theme")
        verbose_name_plural = _("effects of themes")
        constraints = (models.UniqueConstraint(fields=["matter", "theme"], name="effect_once"),)

    class Privacy:
        plain = "matter theme effect reason reason_en stated_at stated_by version"

    @property
    def reason_shown(self) -> str:
        """The reason in the reader's language."""
        return self.reason_en if self.reason_en and get_language() == "en" else self.reason
