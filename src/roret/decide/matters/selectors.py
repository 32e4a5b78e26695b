"""Questions about matters, decisions and their effects."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import JSONObject
from django.urls import reverse

from roret.commons.bodies.models import Body
from roret.commons.meetings.models import AgendaItem, Meeting
from roret.commons.records.enums import LinkKind
from roret.decide.matters.models import (
    Decision,
    ItemDecision,
    Matter,
    MinutedStatement,
    RecommendationItem,
    ThemeEffect,
)
from roret.foundation import authz, clock
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.models import Theme


@dataclass
class ItemLine:
    """One recommendation item with what was decided on it, in the order of the meetings."""

    item: RecommendationItem
    decisions: list[ItemDecision] = field(default_factory=list)


@dataclass(frozen=True)
class MatterPage:
    """All that a matter's page shows."""

    matter: Matter
    items: Sequence[ItemLine]
    treatments: Sequence[AgendaItem]
    decisions: Sequence[Decision]
    effects: Sequence[ThemeEffect]

    @property
    def treatment(self) -> AgendaItem | None:
        """The meeting in the page's head: the next one, else the latest."""
        coming = [item for item in self.treatments if not item.meeting.has_begun]
        return coming[0] if coming else self.treatments[-1] if self.treatments else None


def visible_matters(person: Any) -> QuerySet[Matter]:
    """Return the matters ``person`` may see, with what a list shows."""
    return Matter.objects.visible_to(person).select_related("unit", "body").with_state()


def published_matters(person: Any) -> QuerySet[Matter]:
    """Return the published matters ``person`` may see, the latest first."""
    return visible_matters(person).filter(published_at__lte=clock.now()).order_by("-published_at", "-pk")


def worked_on(person: Any) -> QuerySet[Matter]:
    """Return the matters of the units and committees in which ``person`` works, the latest first."""
    standing, rows = authz.standing_of(person), visible_matters(person).order_by("-pk")
    if standing.operator_session:
        return rows
    return rows.filter(Q(unit_id__in=standing.staff_units) | Q(body_id__in=standing.staff_units))


def for_page(person: Any) -> QuerySet[Matter]:
    """Return the matters ``person`` may see with what their page shows (5 queries); ``page_of`` puts it together.

    Where a matter stands is read from all its meetings and decisions; each says whether she may read it: ``readable``.
    """
    items = AgendaItem.objects.select_related("meeting__body").annotate(readable=_among(AgendaItem, person))
    decisions = Decision.objects.select_related("meeting").annotate(
        readable=_among(Decision, person), minuted=_minuted()
    )
    decided = ItemDecision.objects.filter(item=OuterRef("pk")).order_by("decision__meeting__begins_at", "decision")
    rows = ArraySubquery(decided.values(row=JSONObject(decision="decision", kind="kind", text="text")))
    return (
        Matter.objects.visible_to(person)
        .select_related("unit", "body")
        .prefetch_related(
            Prefetch("agenda_items", items.order_by("meeting__begins_at", "number")),
            Prefetch("decisions", decisions.order_by("meeting__begins_at", "pk")),
            Prefetch("items", RecommendationItem.objects.annotate(decided=rows).order_by("number")),
            Prefetch("effects", _effects()),
        )
    )


def _among(model: Any, person: Any) -> Exists:
    """Return the condition that a row is among those of its kind that ``person`` may see."""
    return Exists(model.objects.visible_to(person).filter(pk=OuterRef("pk")))


def _minuted() -> ArraySubquery:
    """Return the minuted statements of a decision: of which party, joined by whom, the text."""
    statements = MinutedStatement.objects.filter(decision=OuterRef("pk")).order_by("pk")
    return ArraySubquery(statements.values(said=JSONObject(party="party", joined_by="joined_by", text="text")))


def page_of(matter: Any) -> MatterPage:
    """Return the page of a matter that was read by ``for_page``, as that reader may see it (no query)."""
    decisions = {decision.pk: decision for decision in matter.decisions.all() if decision.readable}
    lines = [ItemLine(item, _decided(item, decisions)) for item in matter.items.all()]
    treatments = [one for one in matter.agenda_items.all() if one.readable and one.meeting.cancelled_at is None]
    return MatterPage(matter, lines, treatments, list(decisions.values()), list(matter.effects.all()))


def _decided(item: Any, decisions: dict[int, Decision]) -> list[ItemDecision]:
    return [
        ItemDecision(item=item, decision=decisions[row["decision"]], kind=row["kind"], text=row["text"])
        for row in item.decided
        if row["decision"] in decisions
    ]


def decisions_with_all(person: Any) -> QuerySet[Decision]:
    """Return decisions with their items, and as ``minuted`` their statements (2 queries)."""
    rows = Prefetch("items", ItemDecision.objects.select_related("item").order_by("item__number"))
    visible = Decision.objects.visible_to(person).select_related("matter", "meeting", "body", "unit")
    return visible.annotate(minuted=_minuted()).prefetch_related(rows).order_by("meeting__begins_at", "pk")


def effects_of(matter: Matter) -> Any:
    """Return what changed because of each theme, in the themes' order."""
    return _effects().filter(matter=matter)


def _effects() -> Any:
    return ThemeEffect.objects.select_related("theme__subject").order_by("theme__subject", "theme__order", "pk")


def themes_of_matter(matter: Matter) -> QuerySet[Theme]:
    """Return the themes of the consultations that the matter is based on, without those merged into others."""
    under = consultations_of(matter).values("pk")
    themes = Theme.objects.filter(subject_id__in=under).exclude(downstream_links__kind=LinkKind.MERGED_INTO)
    return themes.select_related("subject", "answer").order_by("subject", "order", "pk")


def decided_and_open(units: Iterable[int]) -> QuerySet[Matter]:
    """Return the finally decided matters of units that are not closed; ``unstated`` says whether a theme lacks its effect."""
    under = Theme.objects.filter(
        subject__downstream_links__downstream=OuterRef("pk"), subject__downstream_links__kind=LinkKind.BASED_ON
    )
    unstated = under.exclude(downstream_links__kind=LinkKind.MERGED_INTO).exclude(
        pk__in=ThemeEffect.objects.filter(matter=OuterRef(OuterRef("pk"))).values("theme")
    )
    rows = Matter.objects.filter(unit_id__in=units, closed_at=None, decisions__final=True).select_related("unit")
    return rows.annotate(unstated=Exists(unstated)).order_by("pk").distinct()


def consultations_of(matter: Matter) -> QuerySet[Consultation]:
    """Return the consultations that are the ground for a matter."""
    return Consultation.objects.filter(downstream_links__downstream=matter, downstream_links__kind=LinkKind.BASED_ON)


def matters_from(consultation: Any, person: Any) -> QuerySet[Matter]:
    """Return the matters a consultation has led to, as far as ``person`` may see."""
    tied = Q(upstream_links__upstream=consultation.pk, upstream_links__kind=LinkKind.BASED_ON)
    return visible_matters(person).filter(tied).order_by("pk")


def effects_for_themes(themes: Any, person: Any) -> dict[int, list[ThemeEffect]]:
    """Return the stated effects of some themes by theme, on matters ``person`` may see, with their decisions (3 queries)."""
    matters = Prefetch("matter__decisions", decisions_with_all(person))
    rows = ThemeEffect.objects.visible_to(person).filter(theme__in=themes).select_related("matter__body", "theme")
    found: dict[int, list[ThemeEffect]] = defaultdict(list)
    for effect in rows.prefetch_related(matters).order_by("stated_at"):
        found[effect.theme_id].append(effect)
    return found


def published_effects(consultation: Consultation) -> QuerySet[ThemeEffect]:
    """Return what has been stated, on published and public matters, about the themes of a consultation."""
    stated = ThemeEffect.objects.filter(theme__subject_id=consultation.pk)
    public = stated.filter(matter__published_at__lte=clock.now(), matter__visibility="public")
    return public.select_related("matter")


def committees_with_matters(person: Any) -> QuerySet[Body]:
    """Return the committees of which ``person`` can see published matters, with their count."""
    matters = Matter.objects.visible_to(person).filter(published_at__lte=clock.now())
    return (
        Body.objects.filter(body_records__in=matters.values("pk"))
        .annotate(matters=Count("body_records"))
        .order_by("sort_key")
    )


def committees() -> QuerySet[Body]:
    """Return the bodies that take decisions today."""
    return Body.objects.current().filter(deciding=True).order_by("sort_key")


def coming_meetings_of(matter: Matter) -> QuerySet[Meeting]:
    """Return the meetings to which the matter can be put."""
    return Meeting.objects.coming().filter(body_id=matter.body_id, cancelled_at=None)


def decided_at(meeting: Meeting, person: Any) -> QuerySet[Decision]:
    """Return the decisions of a meeting in the order of its agenda."""
    rows = decisions_with_all(person).filter(meeting=meeting)
    return rows.order_by("matter__agenda_items__number").filter(matter__agenda_items__meeting=meeting)


def to_minute(person: Any) -> list[AgendaItem]:
    """Return the agenda items of held meetings whose decision has not been minuted, where ``person`` minutes."""
    bodies = authz.standing_of(person).units_by_role.get("committee_secretary", frozenset())
    matters = Matter.objects.filter(body_id__in=bodies).undecided_after_meeting()
    held = AgendaItem.objects.filter(
        record_id__in=matters.values("pk"), meeting__begins_at__lte=clock.now(), meeting__cancelled_at=None
    )
    treated = set(Decision.objects.filter(matter__in=matters).values_list("matter_id", "meeting_id"))
    rows = held.select_related("meeting", "record__unit").order_by("meeting__begins_at", "number")
    return [item for item in rows if (item.record_id, item.meeting_id) not in treated]


def effects_url(matter: Matter) -> str:
    """Return the page on which effects are stated."""
    return reverse("staff:matter-effects", args=[matter.pk])
