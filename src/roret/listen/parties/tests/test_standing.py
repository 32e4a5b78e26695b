"""The standing list: whom a rule points to, who is verified, and reading it from a file."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from roret.commons.records.models import Topic
from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.foundation.errors import DomainError
from roret.listen.contributions.tests.factories import open_consultation
from roret.listen.parties import privacy, selectors, services
from roret.listen.parties.models import StandingParty

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(world):
    return open_consultation(world.centre)


@pytest.fixture
def topic():
    return Topic.objects.create(name="Fodboldbaner")


def standing(world, name, **fields):
    return services.create_standing_party(by=world.bo, name=name, right="heard", email="post@example.dk", **fields)


def suggested(made):
    return {one.name for one in selectors.suggested_parties(made)}


def test_a_rule_left_open_fits_everything_and_another_only_its_own(made, world, topic):
    standing(world, "Alt")
    standing(world, "Samme type", type=made.type)
    standing(world, "Anden type", type="budget" if made.type != "budget" else "policy")
    standing(world, "Andet emne", topics=[topic])
    standing(world, "Ophørt", ends_on=clock.today())

    assert suggested(made) & {"Alt", "Samme type", "Anden type", "Andet emne", "Ophørt"} == {"Alt", "Samme type"}

    made.topics.add(topic)
    assert "Andet emne" in suggested(made)


def test_the_chosen_become_parties_with_their_right_and_address_and_are_suggested_no_more(made, world):
    kept = standing(world, "Foreningen Orienteret", purpose="Får materialet til orientering")
    services.update_standing_party(kept, by=world.bo, right="informed")
    added = services.add_suggested(made, by=world.bo, keys=[f"standing-{kept.pk}"])[0]

    assert (added.right, added.email, added.purpose) == (
        "informed",
        "post@example.dk",
        "Får materialet til orientering",
    )
    assert list(kept.asked_in.all()) == [added]
    assert "Foreningen Orienteret" not in suggested(made)


def test_verified_is_said_with_how_and_falls_with_a_new_address(world):
    party = standing(world, "Cyklistforbundet")
    with pytest.raises(DomainError):
        services.verify_standing_party(party, by=world.bo, how="  ")
    party = services.verify_standing_party(party, by=world.bo, how="CVR-registret")
    assert (party.is_verified, party.verified_by) == (True, world.bo.name)

    party = services.update_standing_party(party, by=world.bo, email="ny@example.dk")
    assert not party.is_verified


def test_the_pages_make_change_verify_and_delete(client, world):
    client.force_login(world.bo)
    client.post(reverse("staff:standingparty-create"), {"name": "Ældre Sagen", "right": "heard"})
    party = StandingParty.objects.get()
    empty = client.post(reverse("staff:standingparty-verify", args=[party.pk]), {"how": ""})
    client.post(reverse("staff:standingparty-verify", args=[party.pk]), {"how": "Ringede til formanden"})
    page = client.get(reverse("staff:standingparty-detail", args=[party.pk])).content.decode()

    assert empty.status_code == 422
    assert "Ringede til formanden" in page

    client.post(reverse("staff:standingparty-delete", args=[party.pk]))
    assert not StandingParty.objects.exists()


@pytest.mark.parametrize("who", ["guest", "member", "ane"])
def test_strangers_neither_see_nor_change_the_list(world, who):
    standing(world, "Danske Handicaporganisationer")
    person = world.personas[who]

    assert not StandingParty.objects.visible_to(person).exists()
    with pytest.raises(PermissionDenied):
        services.create_standing_party(by=person, name="En anden", right="heard")


def test_the_address_of_one_long_gone_is_forgotten(world):
    party = standing(world, "Nedlagt forening", ends_on=clock.today() - timedelta(days=365 * 6))
    found = list(privacy.due_standing(clock.now()))
    privacy.forget_standing(party, by=SYSTEM)
    party.refresh_from_db()

    assert (found, party.email) == ([party], "")


@pytest.mark.parametrize("more", [1, 60])
def test_the_list_asks_the_same_however_many_there_are(client, world, more, django_assert_max_num_queries):
    for number in range(more):
        standing(world, f"Forening {number}")
    client.force_login(world.bo)
    with django_assert_max_num_queries(15):
        assert client.get(reverse("staff:standingparty-list")).status_code == 200
