"""Those who came to an event and asked for it hear what comes of it, and nobody else."""

import pytest

from roret.commons.records.services import reach_milestone
from roret.foundation import authz, clock
from roret.foundation.notify.models import Notification
from roret.listen.contributions.tests.factories import open_consultation
from roret.listen.events import services
from roret.listen.events.tests.factories import after, announced, coming
from roret.report.ripple.selectors import untold
from roret.report.ripple.services import spread_milestone

pytestmark = pytest.mark.django_db


def spread():
    """Tell what the worker would have told after the commit."""
    for milestone in untold():
        spread_milestone(milestone, by=authz.SYSTEM)


def told():
    return sorted({row.recipient.address for row in Notification.objects.select_related("recipient__user")})


def test_who_came_and_asked_for_it_hears_of_the_notes_and_of_what_it_led_to(world, ane, bo):
    made = announced(world.centre, capacity=3)
    coming(made, "Ane", by=ane, email=ane.email, news=True)
    coming(made, "Gæst", email="gaest@example.org", news=True)
    coming(made, "Uden", email="uden@example.org")
    coming(made, "Venter", email="venter@example.org", news=True)
    spread()
    assert told() == []

    with after(made, days=1):
        services.write_notes(made, by=bo, notes="Ord")
        services.publish_notes(made, by=bo)
        spread()
    assert told() == sorted([ane.email, "gaest@example.org"])
    assert all(row.reason.startswith("Du kom til") for row in Notification.objects.all())

    with after(made, days=2):
        later = open_consultation(world.centre)
        services.tie_record(made, by=bo, record=later, came_of_it=True)
        Notification.objects.all().delete()
        reach_milestone(later, code="done", sentence="Det er besluttet")
        spread()
    assert told() == sorted([ane.email, "gaest@example.org"])


def test_who_is_written_to_about_a_new_place_is_not_told_of_it_once_more(world, bo):
    made = announced(world.centre)
    coming(made, "Gæst", email="gaest@example.org", news=True)
    services.update_event(made, by=bo, place="Rådhuset")
    spread()

    assert told() == []


def test_whoever_has_had_everything_erased_hears_nothing(world, bo):
    made = announced(world.centre)
    one = coming(made, "Gæst", email="gaest@example.org", news=True)
    with clock.at(made.ends_at):
        services.erase_registration(one, by=authz.SYSTEM, whole=True)
        services.write_notes(made, by=bo, notes="Ord")
        services.publish_notes(made, by=bo)
        spread()

    assert told() == []
