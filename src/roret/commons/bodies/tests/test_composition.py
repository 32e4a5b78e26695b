"""The composition in time: seats that change, people who are recommended and appointed, the check at every date."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from roret.commons.bodies import services
from roret.commons.bodies.enums import SeatSource
from roret.commons.bodies.models import Membership
from roret.commons.bodies.selectors import composition, seat_counts
from roret.commons.bodies.selectors_checks import check, warnings_of
from roret.commons.bodies.tests.test_services import appoint, make_body, make_post
from roret.commons.organisation.services import end_unit
from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.modules import waiting_for
from roret.foundation.testing.personas import make_person

pytestmark = pytest.mark.django_db

FROM, TO = date(2018, 1, 1), date(2021, 12, 31)


@pytest.fixture
def recommended():
    post = make_post(make_body(), "Valgte", 2, SeatSource.ASSEMBLY, appointed_by=make_body("Borgerrepræsentationen"))
    return services.recommend_member(post, by=SYSTEM, name="Gorm", on=date(2018, 1, 5))


def test_a_number_of_seats_counts_from_its_day_and_the_old_one_is_still_known():
    body = make_body()
    post = make_post(body, "Valgte", 16)
    appoint(post, begins_on=FROM)
    services.change_seats(post, by=SYSTEM, seats=15, from_day=date(2022, 1, 1), basis="BR 13-10-2022")
    assert [composition(body, on=day).seats for day in (date(2021, 12, 31), date(2022, 1, 1))] == [16, 15]


def test_fewer_seats_in_mid_term_are_not_refused_but_named_from_their_day_on():
    body = make_body()
    post = make_post(body, "Valgte", 3)
    anne, _bo, _carl = [appoint(post, name, begins_on=FROM, ends_on=TO) for name in ("Anne", "Bo", "Carl")]
    services.change_seats(post, by=SYSTEM, seats=2, from_day=date(2020, 3, 1), basis="BR")
    [line] = [line for line in check(body).lines if line.last == TO and line.first == date(2020, 3, 1)]
    assert "én flere" in line.sentence
    services.update_membership(anne, by=SYSTEM, role="Formand")
    with pytest.raises(DomainError):
        appoint(post, "Cecilie", begins_on=date(2020, 3, 1), ends_on=TO)


def test_the_posts_own_number_is_no_number_from_a_day():
    post = make_post(valid_from=FROM)
    with pytest.raises(DomainError) as refused:
        services.change_seats(post, by=SYSTEM, seats=1, from_day=FROM, basis="BR")
    assert refused.value.field == "from_day"


def test_whoever_is_recommended_has_no_seat_until_the_body_that_gives_it_appoints_her(recommended):
    body = recommended.post.body
    assert composition(body, on=date(2018, 6, 1)).filled == 0
    assert any("indstillet" in sentence for sentence in warnings_of(body))
    services.confirm_member(recommended, by=SYSTEM, on=date(2018, 2, 1))
    assert composition(body, on=date(2018, 1, 31)).filled == 0
    assert composition(body, on=date(2018, 2, 1)).filled == 1


def test_she_is_not_appointed_twice_nor_before_she_was_recommended(recommended):
    with pytest.raises(DomainError):
        services.confirm_member(recommended, by=SYSTEM, on=date(2018, 1, 4))
    services.confirm_member(recommended, by=SYSTEM, on=date(2018, 1, 5))
    with pytest.raises(NotPossible):
        services.confirm_member(recommended, by=SYSTEM, on=date(2018, 1, 6))


def test_the_secretary_of_the_body_recommends_and_the_giver_appoints(world, client):
    post = make_post(world.committee, "Valgte", 1, appointed_by=make_body("Rådet over rådene"))
    by = world.committee_secretary
    with pytest.raises(DomainError):
        services.appoint_member(post, by=by, name="Gorm")
    client.force_login(by)
    answer = client.post(reverse("staff:post-recommend", args=[post.pk]), {"name": "Gorm", "on": "2018-01-05"})
    made = Membership.objects.get(post=post)
    assert answer.url == reverse("staff:membership-detail", args=[made.pk])
    assert "indstillet" in client.get(answer.url).content.decode().casefold()
    assert client.post(reverse("staff:membership-confirm", args=[made.pk]), {"on": "2018-02-01"}).status_code == 403
    client.force_login(make_person("giver", role="committee_secretary", unit=post.appointed_by))
    client.post(reverse("staff:membership-confirm", args=[made.pk]), {"on": "2018-02-01"})
    assert Membership.objects.get(post=post).appointed_on == date(2018, 2, 1)


def test_whoever_is_recommended_waits_on_the_day_of_the_givers_secretary(recommended):
    secretary = make_person("giver", role="committee_secretary", unit=recommended.post.appointed_by)
    assert [str(one.label) for one in waiting_for(secretary) if one.kind == "recommended"] == ["Gorm"]
    services.confirm_member(recommended, by=secretary, on=date(2018, 2, 1))
    assert not [one for one in waiting_for(secretary) if one.kind == "recommended"]


def test_where_no_other_body_gives_the_seat_nobody_is_recommended():
    with pytest.raises(DomainError):
        services.recommend_member(make_post(), by=SYSTEM, name="Gorm", on=FROM)


def test_a_body_that_is_merged_has_members_to_end_but_no_seats_to_fill():
    body, heir = make_body(valid_from=FROM), make_body("Efterfølgeren")
    appoint(make_post(body, seats=2), begins_on=FROM)
    end_unit(body, by=SYSTEM, on=date(2020, 6, 30), successor=heir)
    body.refresh_from_db()
    after = [line for line in check(body).lines if line.first == date(2020, 7, 1)]
    assert ["Anne" in line.sentence for line in after] == [True]


def test_what_comes_due_within_the_year_is_told_with_its_day():
    end = clock.today() + timedelta(days=100)
    body = make_body(term_ends=end)
    appoint(make_post(body), begins_on=FROM, ends_on=end)
    assert [day for day, _sentence in check(body).due] == [end, end]


def test_the_public_page_shows_the_day_in_its_address_and_no_recommended_person(
    client, recommended, django_assert_max_num_queries
):
    appoint(recommended.post, "Tidligere Medlem", begins_on=FROM, ends_on=date(2018, 12, 31))
    address = recommended.post.body.get_absolute_url()
    with django_assert_max_num_queries(15):
        then = client.get(address, {"on": "2018-06-01"}).content.decode()
    assert "Tidligere Medlem" in then
    assert "Tidligere Medlem" not in client.get(address).content.decode()
    assert "Gorm" not in then
    assert client.get(address, {"on": "i går"}).status_code == 200


def test_the_staff_page_holds_the_composition_up_at_every_date(client, world, django_assert_max_num_queries):
    post = make_post(world.committee, "Valgte", 2)
    for number in range(30):
        appoint(post, f"Medlem {number}", begins_on=date(1990 + number, 1, 1), ends_on=date(1990 + number, 6, 30))
    client.force_login(world.committee_secretary)
    with django_assert_max_num_queries(15):
        page = client.get(reverse("staff:body-composition", args=[world.committee.pk])).content.decode()
    assert page.count("står tom") > 30


def test_seats_are_changed_by_a_form_that_keeps_what_was_typed(client, world):
    post = make_post(world.committee, "Valgte", 16, valid_from=FROM)
    client.force_login(world.committee_secretary)
    address = reverse("staff:post-seats", args=[post.pk])
    refused = client.post(address, {"seats": "15", "from_day": "2017-01-01", "basis": "BR"})
    assert refused.status_code == 422
    assert 'value="15"' in refused.content.decode()
    assert client.post(address, {"seats": "15", "from_day": "2022-01-01", "basis": "BR"}).status_code == 302
    assert "BR" in client.get(reverse("staff:post-detail", args=[post.pk])).content.decode()


def test_the_counts_of_many_bodies_say_the_same_as_the_composition_of_each(recommended, django_assert_num_queries):
    posts = [
        recommended.post,
        make_post(make_body("Tomt råd"), seats=3),
        make_post(make_body("Ukendt råd"), seats=None),
    ]
    member = appoint(posts[2], "Anne")
    appoint(posts[2], "Bo", substitute_for=member)
    services.change_seats(posts[1], by=SYSTEM, seats=5, from_day=date(2020, 1, 1), basis="BR")
    bodies = [post.body for post in posts]
    with django_assert_num_queries(2):
        found = seat_counts(bodies)
    for count, body in zip(found, bodies, strict=True):
        now = composition(body)
        assert (count.known, count.entered, count.filled, count.seats) == (
            now.known, now.entered, now.filled, now.seats
        ), body.name  # fmt: skip
