"""Questions of the front page, the outcome list, my page and the open data."""

from datetime import timedelta
from typing import Any

from django.db.models import Aggregate, Count, DurationField, F, Q, QuerySet, Sum

from roret.commons.records.models import Follow, Record
from roret.foundation import clock
from roret.foundation.keeping import kept_as_guests_see
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.models import Answer, Contribution


def with_outcome(person: Any) -> QuerySet[Consultation]:
    """Return closed consultations, the latest first, with how many themes have been answered."""
    closed = Consultation.objects.visible_to(person).closed().select_related("unit", "series")
    answered = Count("themes", Q(themes__answer__approved_at__isnull=False), distinct=True)
    return closed.annotate(theme_count=Count("themes", distinct=True), answered_count=answered).order_by(
        "-ends_at", "-pk"
    )


class _Median(Aggregate):
    """The value in the middle of those that are not empty, worked out by the database."""

    function = "PERCENTILE_DISC"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


def loop_figures(person: Any) -> dict[str, Any]:
    """Return how well the loop closes: responses, share of answered themes, and median days from closing to answer.

    For those who see what guests see, the figures are some seconds old: they are on the front page, and adding them up over
    the years takes longer than the rest of it.
    """
    return kept_as_guests_see("loop-figures", person=person, make=_loop_figures)


def _loop_figures(person: Any) -> dict[str, Any]:
    answers = Answer.objects.filter(
        theme__subject__in=Record.objects.visible_to(person).filter(kind="consultation").values("pk")
    )
    counts = answers.aggregate(all=Count("pk"), answered=Count("pk", Q(approved_at__isnull=False)))
    waited = F("answered_at") - F("closed_at")  # empty when either is
    heard = Consultation.objects.visible_to(person).aggregate(responses=Sum("series__last"), middle=_Median(waited))
    return {
        "responses": heard["responses"] or 0,
        "themes": counts["all"],
        "answered": counts["answered"],
        "share": round(100 * counts["answered"] / counts["all"]) if counts["all"] else None,
        "median_days": heard["middle"].days if heard["middle"] is not None else None,
    }


def my_contributions(person: Any) -> QuerySet[Contribution]:
    """Return what a person has sent, newest first, with the themes it is under."""
    return (
        Contribution.objects.filter(author=person)
        .select_related("record")
        .prefetch_related("grouped__theme__answer")
        .order_by("-received_at")
    )


def followed(person: Any) -> QuerySet[Follow]:
    """Return what a person follows and may still see, the latest first."""
    seen = Record.objects.visible_to(person).values("pk")
    return Follow.objects.filter(user=person, record__in=seen).select_related("record__unit").order_by("-since")


def deadlines(person: Any) -> QuerySet[Record]:
    """Return what begins or ends within a year and can stand in a calendar: consultations and meetings."""
    year = timedelta(days=365)
    rows = Record.objects.visible_to(person).filter(kind__in=("consultation", "meeting"), published_at__isnull=False)
    return (
        rows.filter(Q(begins_at__gte=clock.now() - year) | Q(ends_at__gte=clock.now() - year))
        .select_related("unit", "body")
        .order_by("begins_at")[:500]
    )
