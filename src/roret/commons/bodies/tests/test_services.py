from datetime import date, timedelta

import pytest

from roret.commons.bodies import services
from roret.commons.bodies.enums import SeatSource
from roret.commons.bodies.models import Membership
from roret.commons.bodies.selectors import composition
from roret.commons.bodies.selectors_checks import warnings_of
from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.journal.models import Detail, Event

pytestmark = pytest.mark.django_db


def make_body(name="Nørrebro Lokaludvalg", **fields):
    return services.create_body(by=SYSTEM, name=name, kind="council", **fields)


def make_post(body=None, label="Medlem", seats=1, source=SeatSource.COUNCIL, **fields):
    return services.create_post(body or make_body(), by=SYSTEM, label=label, seats=seats, source=source, **fields)


def appoint(post, name="Anne", **fields):
    return services.appoint_member(post, by=SYSTEM, name=name, **fields)


def test_a_local_committee_has_23_seats_7_from_the_council_and_16_from_the_assembly():
    body = make_body()
    council = make_post(body, "Politisk udpegede", 7, filled_by="Borgerrepræsentationen")
    make_post(body, "Valgte", 16, SeatSource.ASSEMBLY, filled_by="Repræsentantskabet")
    for number in range(5):
        appoint(council, f"Medlem {number}")
    now = composition(body)
    assert [(line.label, line.seats, line.filled, line.vacant) for line in now.by_source()] == [
        ("Borgerrepræsentationen", 7, 5, 2),
        ("Repræsentantskabet", 16, 0, 16),
    ]
    assert (now.seats, now.filled, now.vacant, now.known) == (23, 5, 18, True)


def test_what_the_source_does_not_tell_is_unknown_and_not_nought():
    body = make_body()
    appoint(make_post(body, seats=None))
    now = composition(body)
    assert (now.known, now.seats, now.vacant, now.filled) == (False, None, 0, 1)
    assert now.by_source()[0].vacant is None
    assert warnings_of(body) == []


def test_where_nobody_has_been_entered_the_seats_are_unknown_and_not_empty():
    body = make_body()
    post = make_post(body, "Direkte valgte", 20)
    make_post(body, "Udpegede", 3)
    now = composition(body)
    assert (now.seats, now.vacant, now.entered, now.by_source()[0].vacant) == (23, 0, False, None)
    assert warnings_of(body) == ["Der er ikke skrevet nogen ind endnu."]
    appoint(post, ends_on=date(2018, 1, 1))
    now = composition(body)
    assert (now.vacant, now.entered) == (23, True), "somebody sat there once, so it is known that nobody does now"
    assert len(warnings_of(body)) == 2


def test_an_empty_seat_is_said_aloud_and_a_term_that_is_over_too():
    body = make_body(term_ends=date(2021, 12, 31))
    appoint(make_post(body, "Formand"), ends_on=date(2018, 1, 1))
    assert len(warnings_of(body, on=date(2022, 1, 1))) == 2
    assert len(warnings_of(body, on=date(2021, 12, 1))) == 2
    assert len(warnings_of(body, on=date(2021, 1, 1))) == 1


def test_nobody_is_appointed_to_a_seat_that_is_taken_on_any_of_the_days():
    post = make_post()
    appoint(post, "Anne", begins_on=date(2018, 1, 1), ends_on=date(2021, 12, 31))
    with pytest.raises(DomainError) as refused:
        appoint(post, "Bo", begins_on=date(2021, 12, 31))
    assert refused.value.field == "seats"
    appoint(post, "Bo", begins_on=date(2022, 1, 1))
    with pytest.raises(DomainError):
        appoint(post, "Carl")
    assert Membership.objects.count() == 2


def test_the_same_person_does_not_sit_twice_on_a_post_at_once():
    post = make_post(seats=5)
    appoint(post, "Anne", ends_on=date(2020, 1, 1))
    appoint(post, "Anne", begins_on=date(2020, 1, 2))
    with pytest.raises(DomainError) as refused:
        appoint(post, "ANNE", begins_on=date(2025, 1, 1))
    assert refused.value.field == "name"


def test_substitutes_stand_in_line_and_take_no_seat():
    post = make_post()
    member = appoint(post)
    first = appoint(post, "Bo", substitute_for=member)
    second = appoint(post, "Carl", substitute_for=member)
    assert (first.substitute_order, second.substitute_order) == (1, 2)
    [filled] = composition(post.body).posts
    assert [one.name for one in filled.seats[0].substitutes] == ["Bo", "Carl"]
    assert filled.vacant == 0


def test_a_substitute_stands_in_for_a_member_of_the_same_body():
    member = appoint(make_post())
    with pytest.raises(DomainError) as refused:
        appoint(make_post(make_body("Et andet råd"), seats=5), "Bo", substitute_for=member)
    assert refused.value.field == "substitute_for"
    substitute = appoint(member.post, "Bo", substitute_for=member)
    with pytest.raises(DomainError):
        appoint(member.post, "Carl", substitute_for=substitute)


def test_when_a_member_leaves_the_first_substitute_takes_the_seat_and_the_line_moves_up():
    post = make_post()
    member = appoint(post, begins_on=date(2018, 1, 1), ends_on=date(2021, 12, 31))
    appoint(post, "Bo", substitute_for=member, on_behalf_of="SIND")
    appoint(post, "Carl", substitute_for=member)
    seated = services.end_membership(member, by=SYSTEM, on=date(2019, 6, 30), let_substitute_in=True)
    assert (seated.name, seated.on_behalf_of, seated.begins_on, seated.ends_on) == (
        "Bo",
        "SIND",
        date(2019, 7, 1),
        date(2021, 12, 31),
    )
    then = composition(post.body, on=date(2019, 7, 1)).posts[0]
    assert [(seat.member.name, [one.name for one in seat.substitutes]) for seat in then.seats] == [("Bo", ["Carl"])]
    before = composition(post.body, on=date(2019, 6, 30)).posts[0]
    assert [seat.member.name for seat in before.seats] == ["Anne"]


def test_a_membership_ends_once_and_not_before_it_began():
    member = appoint(make_post(), begins_on=date(2020, 1, 1))
    with pytest.raises(DomainError):
        services.end_membership(member, by=SYSTEM, on=date(2019, 1, 1))
    with pytest.raises(NotPossible):
        services.end_membership(member, by=SYSTEM, on=date(2020, 6, 1), let_substitute_in=True)
    services.end_membership(member, by=SYSTEM, on=date(2020, 6, 1))
    with pytest.raises(NotPossible):
        services.end_membership(member, by=SYSTEM, on=date(2020, 6, 1))


def test_a_post_has_no_fewer_seats_than_people_on_it():
    post = make_post(seats=2)
    appoint(post, "Anne")
    appoint(post, "Bo")
    with pytest.raises(DomainError) as refused:
        services.update_post(post, by=SYSTEM, seats=1)
    assert refused.value.field == "seats"
    with pytest.raises(DomainError):
        services.delete_post(post, by=SYSTEM)


def test_the_journal_can_forget_the_members_name():
    appoint(make_post(label="Formand"), "Hemmelig Navnesen")
    event = Event.objects.get(type="membership.begun")
    assert "Hemmelig" not in str(event.data) + event.target_name
    assert "Formand" in event.target_name
    assert "Hemmelig" in str(Detail.objects.get(event_id=event.pk).data)


def test_composition_asks_three_times_however_many_members(django_assert_num_queries):
    body = make_body()
    post = make_post(body, seats=50)
    for number in range(20):
        member = appoint(post, f"Medlem {number}")
        appoint(post, f"Suppleant {number}", substitute_for=member)
    with django_assert_num_queries(3):
        found = composition(body, on=clock.today() + timedelta(days=1))
        assert len(found.posts[0].seats) == 20
    assert len(warnings_of(body)) == 1
