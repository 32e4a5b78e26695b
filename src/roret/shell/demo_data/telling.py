"""Telling: what those who took part would have heard by now."""

from roret.foundation import clock
from roret.foundation.notify import digests, sending
from roret.report.ripple import services as ripple
from roret.shell.demo_data.files import moment
from roret.shell.demo_data.world import World


def tell(_world: World, *, at: str) -> None:
    """Tell of every milestone so far, and send the digests, as on the morning of the day ``at``."""
    with clock.at(moment(at, 10)):
        ripple.spread_what_was_left()
        for keys in digests.make_digests():
            sending.send_now(keys)
