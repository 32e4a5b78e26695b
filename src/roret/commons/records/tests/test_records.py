"""Numbers, changes, followers and documents of records."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction

from roret.commons.records import services
from roret.commons.records.models import Attachment, Follow, NumberSeries
from roret.commons.records.tests.factories import record
from roret.foundation import authz, clock
from roret.foundation.errors import ChangedMeanwhile
from roret.foundation.journal.models import Event

pytestmark = pytest.mark.django_db


class Broken(Exception):
    pass


def test_numbers_follow_one_another_within_the_year(world):
    first, second = record(world.centre), record(world.tech)
    year = clock.now().year
    assert [first.number, second.number] == [f"{year}-000001", f"{year}-000002"]


def test_a_transaction_that_fails_leaves_no_gap():
    assert services.next_number("prøve") == 1
    lost = []

    @transaction.atomic
    def fail():
        lost.append(services.next_number("prøve"))
        raise Broken

    with pytest.raises(Broken):
        fail()
    assert lost == [2]
    assert services.next_number("prøve") == 2
    assert services.next_number("en anden") == 1


@pytest.mark.django_db(transaction=True)
def test_those_who_ask_at_the_same_time_get_numbers_of_their_own_without_gaps():
    def take(turn):
        try:
            with transaction.atomic():
                number = services.next_number("samtidig")
                if turn % 5 == 0:
                    raise Broken
                return number
        except Broken:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as people:
        numbers = [number for number in people.map(take, range(30)) if number]
    assert sorted(numbers) == list(range(1, 25))
    assert NumberSeries.objects.get(key="samtidig").last == 24


def test_what_changed_is_returned_and_the_version_goes_on(world):
    made = record(world.centre)
    changes = services.change_record(made, version=made.version, title="Ny", summary="")
    assert changes == {"title": ["Cykelsti", "Ny"]}
    made.refresh_from_db()
    assert (made.title, made.version) == ("Ny", 3)


def test_a_version_that_is_gone_is_refused_and_nothing_is_written(world):
    made = record(world.centre)
    with pytest.raises(ChangedMeanwhile):
        services.change_record(made, version=made.version - 1, title="Sidst")
    made.refresh_from_db()
    assert made.title == "Cykelsti"


def test_fields_that_do_not_hold_are_refused(world):
    for wrong in ({"title": ""}, {"title": "x" * 251}, {"visibility": "nobody"}):
        with pytest.raises(ValidationError):
            services.change_record(record(world.centre), **wrong)


def test_following_twice_is_following_once_and_stopping_twice_is_harmless(world, ane):
    made = record(world.centre)
    services.follow_record(made, by=ane)
    services.follow_record(made, by=ane)
    assert Follow.objects.get().user == ane
    assert list(Follow.objects.visible_to(world.bo)) == []

    services.unfollow_record(made, by=ane)
    services.unfollow_record(made, by=ane)
    assert not Follow.objects.exists()
    kinds = list(Event.objects.filter(type__in=("record.followed", "record.unfollowed")).values_list("type", flat=True))
    assert sorted(kinds) == ["record.followed", "record.unfollowed"]


def test_a_guest_follows_nothing(world):
    with pytest.raises(PermissionDenied):
        services.follow_record(record(world.centre), by=world.guest)


def test_documents_are_added_in_order_and_taken_off_by_those_who_may(world, bo, dan):
    made = record(world.centre)
    first, second = (services.add_attachment(made, by=bo, title=title, text="Tekst") for title in ("A", "B"))
    assert [first.order, second.order] == [1, 2]
    with pytest.raises(PermissionDenied):
        services.remove_attachment(first, by=dan)
    with pytest.raises(PermissionDenied):
        services.add_attachment(made, by=dan, title="C")

    services.remove_attachment(first, by=bo)
    assert [one.title for one in Attachment.objects.all()] == ["B"]
    assert Event.objects.get(type="record.attachment_removed").data["title"] == "A"


def test_documents_of_a_hidden_record_are_hidden(world):
    made = record(world.centre, published=False)
    services.add_attachment(made, by=authz.SYSTEM, title="A")
    assert not Attachment.objects.visible_to(world.guest).exists()
    assert Attachment.objects.visible_to(world.bo).exists()
