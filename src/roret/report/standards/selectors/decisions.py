"""What was recommended, what each meeting decided about it, and how the votes fell."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from roret.decide.matters.models import ItemDecision, Matter, RecommendationItem
from roret.decide.minutes.models import Version
from roret.report.standards.selectors.times import PUBLIC, decided_at, with_record_times

Votes = dict[tuple[str, int], Sequence[dict[str, Any]]]
"""By decision and number of the item: the lines of votes, each with ``stance``, ``party``, ``name``, ``count``."""


def recommendation_items() -> QuerySet[RecommendationItem]:
    """Return the recommendation items of published matters with what was decided on them: Popolo's Motion."""
    told = RecommendationItem.objects.visible_to(PUBLIC).select_related("matter")
    rows = with_record_times(told, "matter__", decided_at(matter="matter"))
    return rows.prefetch_related(Prefetch("decisions", decided_items(), to_attr="told_decisions"))


def decided_items() -> QuerySet[ItemDecision]:
    """Return each public decision on a recommendation item, the oldest first: Popolo's VoteEvent."""
    matters = Matter.objects.visible_to(PUBLIC).values("pk")
    told = ItemDecision.objects.visible_to(PUBLIC).filter(item__matter__in=matters)
    minuted = Version.objects.visible_to(PUBLIC).filter(minutes__meeting=OuterRef("decision__meeting"))
    out = Subquery(minuted.order_by("-published_at").values("published_at")[:1])
    rows = told.select_related("decision__meeting", "item").order_by("decision__meeting__begins_at", "pk")
    return with_record_times(rows, "decision__", out)


def votes_on(decided: Iterable[Any]) -> Votes:
    """Return how the votes fell, from the latest published minutes as everybody reads them (1 query)."""
    meetings = {one.decision.meeting_id for one in decided}
    versions = Version.objects.visible_to(PUBLIC).filter(minutes__meeting__in=meetings).order_by("number")
    return {
        (item["decision"], motion["number"]): motion["votes"]
        for version in versions.only("open_account")
        for item in version.open_account.get("items", ())
        if not item["closed"] and item["decision"]
        for motion in item["motions"]
        if motion["number"]
    }
