"""Telling: what those who took part would have heard by now."""

from datetime import timedelta

from roret.commons.records.models import Milestone
from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.foundation.notify import digests, sending
from roret.report.ripple import services as ripple
from roret.shell.demo_data.files import moment
from roret.shell.demo_data.world import World


def tell_recently(_world: World) -> None:
    """Tell of the rest as if it had been reached yesterday: what is years old would be erased again (retention)."""
    last_morning = clock.now().replace(hour=8)
    if last_morning > clock.now():
        last_morning -= timedelta(days=1)
    with clock.at(last_morning - timedelta(hours=22)):
        for milestone in Milestone.objects.filter(spread_at=None, at__lte=clock.now()).order_by("at"):
            ripple.spread_milestone(milestone, by=SYSTEM)
    with clock.at(last_morning):
        for keys in digests.make_digests():
            sending.send_now(keys)


def tell(_world: World, *, at: str) -> None:
    """Tell of every milestone when it was reached, and send the digests, as on the morning of the day ``at``."""
    for milestone in Milestone.objects.filter(spread_at=None, at__lte=moment(at)).order_by("at"):
        with clock.at(milestone.at + timedelta(minutes=1)):
            ripple.spread_milestone(milestone, by=SYSTEM)
    with clock.at(moment(at)):
        for keys in digests.make_digests():
            sending.send_now(keys)
