"""Telling in the background: right after the act, and every five minutes what was left."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from roret.foundation.jobs import every, job


@job(attempts=5, title=_("Tell about a milestone"))
def spread_milestone(milestone_id: int) -> int:
    """Tell those whom one milestone concerns."""
    from roret.commons.records.models import Milestone
    from roret.report.ripple import services

    return services.spread_milestone(Milestone(pk=milestone_id))


@every(timedelta(minutes=5))
@job(title=_("Tell about milestones that were left"))
def spread_what_was_left() -> int:
    """Enqueue what has not been told: a server stopped in between, or a record was published later than its milestone."""
    from roret.foundation import clock
    from roret.report.ripple import selectors

    left = list(selectors.untold().filter(at__lte=clock.now() - timedelta(minutes=1)).values_list("pk", flat=True)[:500])
    for milestone_id in left:
        spread_milestone.enqueue(milestone_id)
    return len(left)
