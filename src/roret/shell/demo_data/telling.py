"""Telling: what those who took part would have heard by now."""

from datetime import timedelta

from roret.commons.records.models import Milestone
from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.foundation.notify import digests, sending
from roret.report.ripple import services as ripple
from roret.shell.demo_data.files import moment
from roret.shell.demo_data.world import World


def tell(_world: World, *, at: str) -> None:
    """Tell of every milestone when it was reached, and send the digests, as on the morning of the day ``at``."""
    for milestone in Milestone.objects.filter(spread_at=None, at__lte=moment(at)).order_by("at"):
        with clock.at(milestone.at + timedelta(minutes=1)):
            ripple.spread_milestone(milestone, by=SYSTEM)
    with clock.at(moment(at)):
        for keys in digests.make_digests():
            sending.send_now(keys)
