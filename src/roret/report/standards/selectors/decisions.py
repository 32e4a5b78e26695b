"""What was recommended, and what each meeting decided about it."""

from django.db.models import Prefetch, QuerySet

from roret.decide.matters.models import ItemDecision, Matter, RecommendationItem
from roret.report.standards.selectors.times import PUBLIC, with_record_times


def recommendation_items() -> QuerySet[RecommendationItem]:
    """Return the recommendation items of published matters with what was decided on them: Popolo's Motion."""
    rows = with_record_times(RecommendationItem.objects.visible_to(PUBLIC).select_related("matter"), "matter__")
    return rows.prefetch_related(Prefetch("decisions", decided_items(), to_attr="told_decisions"))


def decided_items() -> QuerySet[ItemDecision]:
    """Return each public decision on a recommendation item, the oldest first: Popolo's VoteEvent."""
    matters = Matter.objects.visible_to(PUBLIC).values("pk")
    rows = ItemDecision.objects.visible_to(PUBLIC).filter(item__matter__in=matters)
    rows = rows.select_related("decision__meeting").order_by("decision__meeting__begins_at", "pk")
    return with_record_times(rows, "decision__")
