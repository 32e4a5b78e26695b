"""What meetings do at night."""

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.foundation.jobs import periodic
from roret.foundation.jobs.decorators import job

REASONS_KEPT = timedelta(days=30)
"""So long after a meeting the secretary may need to know why somebody stayed away: an illness may cost the fee of a substitute."""


@periodic.every(timedelta(days=1), at=time(3, 50))
@job(attempts=3, title=_("Forget why members stayed away"))
def forget_old_reasons() -> int:
    """Forget why members stayed away from meetings that are over."""
    from roret.commons.meetings import services

    return services.forget_reasons(by=SYSTEM, before=clock.now() - REASONS_KEPT)
