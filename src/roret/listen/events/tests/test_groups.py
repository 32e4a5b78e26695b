"""Groups that follow from an event: proposed, established as a body with members by side, delivered, closed (R24)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from roret.commons.bodies.models import Membership
from roret.commons.records.models import Milestone
from roret.foundation import clock
from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.journal.models import Event as Noted
from roret.listen.events import selectors, services
from roret.listen.events.tests.factories import after, announced, coming

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(world):
    """An event that has been held, at which three asked to join and one did not."""
    made = announced(world.centre, offers_group=True)
    coming(made, "Ane Borger", joins_group=True, side="citizen")
    coming(made, "Fie Forbund", joins_group=True, side="union", organisation="Forbundet")
    coming(made, "Uden side", joins_group=True)
    coming(made, "Vil ikke")
    with after(made, hours=1):
        yield made


def proposed(event, by, **values):
    words = {"name": "Arbejdsgruppen", "purpose": "At høre", "commission": "Et forslag"}
    ends_on = clock.today() + timedelta(days=90)
    return services.propose_group(event, by=by, **{**words, "ends_on": ends_on, **values})


def test_the_director_establishes_what_the_organiser_proposed_with_those_who_asked_by_side(world, bo, held):
    group = proposed(held, bo, receiver=world.committee)
    assert group.state == "proposed"
    with pytest.raises(PermissionDenied):
        services.establish_group(group, by=bo)

    others = held.registrations.all()
    group = services.establish_group(group, by=world.director, members=others)

    seated = Membership.objects.filter(post__body=group.body)
    assert group.state == "working"
    assert {(one.name, one.post.label) for one in seated} == {
        ("Ane Borger", "Borger eller bruger"),
        ("Fie Forbund", "Fagforening eller organisation"),
        ("Uden side", "Borger eller bruger"),
    }
    assert (group.body.valid_to, group.body.posts.count()) == (group.ends_on, 4)
    assert {one.ends_on for one in seated} == {group.ends_on}
    with pytest.raises(NotPossible):
        services.establish_group(group, by=world.director)


def test_a_group_is_for_a_limited_time(bo, held):
    with pytest.raises(DomainError) as refused:
        proposed(held, bo, ends_on=clock.today())
    assert refused.value.field == "ends_on"


def test_what_it_delivers_is_told_once_and_after_it_is_closed_nothing_more(world, bo, held):
    group = proposed(held, bo)
    with pytest.raises(NotPossible):
        services.deliver_output(group, by=bo, output="For tidligt")
    services.establish_group(group, by=world.director)
    services.deliver_output(group, by=bo, output="Et forslag")
    group = services.deliver_output(group, by=bo, output="Et bedre forslag")

    assert group.state == "delivered"
    assert Milestone.objects.filter(record=held, code=f"group-{group.pk}").count() == 1
    group = services.close_group(group, by=world.director, reason="Den har afleveret.")
    assert group.state == "closed"
    assert Noted.objects.get(type="event.group_closed").reason == "Den har afleveret."
    with pytest.raises(NotPossible):
        services.deliver_output(group, by=bo, output="For sent")


def test_the_pages_lead_from_the_proposal_to_the_body_and_to_everybody(client, world, bo, held):
    client.force_login(bo)
    ends = f"{clock.today() + timedelta(days=60):%Y-%m-%d}"
    data = {"name": "Gruppen", "purpose": "Formål", "commission": "Opgave", "ends_on": ends}
    client.post(reverse("staff:event-group-propose", args=[held.pk]), data)
    group = held.groups.get()
    establish = reverse("staff:event-group-establish", args=[held.pk, group.pk])
    assert establish not in client.get(reverse("staff:event-afterwards", args=[held.pk])).content.decode()

    client.force_login(world.director)
    assert establish in client.get(reverse("staff:event-afterwards", args=[held.pk])).content.decode()
    assert "Fie Forbund" in client.get(establish).content.decode()
    joiner = selectors.joiners(held).first()
    made = client.post(establish, {"members": [joiner.pk]})
    group.refresh_from_db()
    assert made["Location"] == reverse("staff:body-detail", args=[group.body_id])

    client.logout()
    page = client.get(held.get_absolute_url()).content.decode()
    assert "Gruppen" in page
    assert reverse("public:body-detail", args=[group.body_id]) in page


def test_who_may_what(world, held, bo):
    from roret.foundation.testing.matrix import assert_matrix

    group = proposed(held, bo)
    assert_matrix(
        world,
        [
            ("events.propose_group", held, "bo editor token"),
            ("events.establish_group", group, "director"),
        ],
    )
