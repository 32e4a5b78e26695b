"""Telling in the background: right after the act, and every five minutes what was left."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from roret.foundation.jobs import every, job


@job(attempts=5, title=_("Tell about a milestone"))
def spread_milestone(milestone_id: int) -> int:
    """Tell those whom one milestone concerns."""
    from roret.commons.records.models import Milestone
    from roret.foundation import authz
    from roret.report.ripple import services

    return services.spread_milestone(Milestone(pk=milestone_id), by=authz.SYSTEM)


@every(timedelta(minutes=5))
@job(title=_("Tell about milestones that were left"))
def spread_what_was_left() -> int:
    """Enqueue what has not been told."""
    from roret.report.ripple import services

    return services.spread_what_was_left()
