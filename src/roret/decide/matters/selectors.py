"""Questions about matters, decisions and their effects."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse

from roret.commons.bodies.models import Body
from roret.commons.meetings.models import AgendaItem, Meeting
from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Link
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
    """All that a matter's page shows, read in a fixed number of queries."""

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


def page_of(matter: Matter, person: Any) -> MatterPage:
    """Return a matter's page as ``person`` may read it (6 queries)."""
    lines = {item.pk: ItemLine(item) for item in matter.items.order_by("number")}
    decisions = list(decisions_with_all(person).filter(matter=matter))
    for decision in decisions:
        for row in decision.items.all():
            row.decision = decision
            lines[row.item_id].decisions.append(row)
    treatments = AgendaItem.objects.visible_to(person).filter(record_id=matter.pk, meeting__cancelled_at=None)
    treatments = treatments.select_related("meeting__body").order_by("meeting__begins_at")
    return MatterPage(matter, list(lines.values()), list(treatments), decisions, list(effects_of(matter)))


def decisions_with_all(person: Any) -> QuerySet[Decision]:
    """Return decisions with their items and statements."""
    rows = Prefetch("items", ItemDecision.objects.select_related("item").order_by("item__number"))
    statements = Prefetch("statements", MinutedStatement.objects.order_by("pk"))
    visible = Decision.objects.visible_to(person).select_related("matter", "meeting", "body", "unit")
    return visible.prefetch_related(rows, statements).order_by("meeting__begins_at", "pk")


def effects_of(matter: Matter) -> Any:
    """Return what changed because of each theme, in the themes' order."""
    return (
        ThemeEffect.objects.filter(matter=matter)
        .select_related("theme__subject")
        .order_by("theme__subject", "theme__order", "pk")
    )


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


def has_led_to_matters(consultation: Any) -> bool:
    """Say whether there are any, whoever may see them: most consultations have none, and reading them takes long."""
    tied = Link.objects.filter(upstream=consultation.pk, kind=LinkKind.BASED_ON, downstream__kind=Matter.KIND)
    return bool(tied.values_list("pk")[:1])


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
    rows = held.select_related("meeting", "record").order_by("meeting__begins_at", "number")
    return [item for item in rows if (item.record_id, item.meeting_id) not in treated]


def effects_url(matter: Matter) -> str:
    """Return the page on which effects are stated."""
    return reverse("staff:matter-effects", args=[matter.pk])
