"""Cadences, the plan of a year, the annual wheel, moving, and what is warned about."""

from datetime import date, datetime, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from roret.commons.bodies import services as bodies
from roret.commons.bodies.models import Body
from roret.commons.meetings import services
from roret.commons.meetings.models import Cadence, Meeting
from roret.commons.meetings.selectors_wheel import due_in, warnings_of_year
from roret.commons.meetings.staff.screens import CADENCES
from roret.commons.meetings.tests.factories import meeting
from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.foundation.errors import DomainError
from roret.foundation.testing.screens import StaffScreenTests

pytestmark = pytest.mark.django_db

NEXT = clock.today().year + 1


@pytest.fixture
def body(world):
    return Body.objects.get(pk=world.committee.pk)


def cadence(unit, what="Ordinært møde", frequency="quarterly", **fields):
    return services.create_cadence(unit, by=SYSTEM, what=what, frequency=frequency, **fields)


def days(made):
    return [timezone.localdate(one.begins_at) for one in made]


def at(day, hour=16):
    return timezone.make_aware(datetime.combine(day, time(hour)))


class TestCadenceScreens(StaffScreenTests):
    screens = CADENCES
    text_field = "what"

    def make(self, count=1):
        number = Cadence.objects.count()
        unit = Body.objects.filter(name="Rådet").first() or bodies.create_body(by=SYSTEM, name="Rådet", kind="council")
        return [cadence(unit, f"Møde {number + one}") for one in range(count)]

    def data(self):
        unit = Body.objects.filter(name="Rådet").first() or bodies.create_body(by=SYSTEM, name="Rådet", kind="council")
        return {
            "unit": unit.pk, "kind": "meeting", "what": "Temadag", "frequency": "yearly", "week": "2", "begins": "16:00",
            "minutes": "120",
        }  # fmt: skip


@pytest.mark.parametrize(
    ("frequency", "count"), [("monthly", 11), ("second_month", 6), ("quarterly", 4), ("half_yearly", 2), ("yearly", 1)]
)
def test_a_year_is_planned_by_its_cadence_on_working_days_and_not_in_july(body, frequency, count):
    cadence(body, frequency=frequency, weekday=1)
    made = services.plan_year(body, by=SYSTEM, year=NEXT)
    assert len(made) == count
    assert all(day.weekday() < 5 and day.month != 7 for day in days(made))
    assert not any(one.is_published for one in made)
    assert {timezone.localtime(one.begins_at).time() for one in made} == {time(16)}, "also after the clocks change"


def test_planning_again_fills_only_what_is_missing(body):
    cadence(body)
    made = services.plan_year(body, by=SYSTEM, year=NEXT, announce=True)
    assert services.plan_year(body, by=SYSTEM, year=NEXT) == []
    services.cancel_meeting(made[1], by=SYSTEM, reason="For få sager")
    again = services.plan_year(body, by=SYSTEM, year=NEXT)
    assert [day.month for day in days(again)] == [days(made)[1].month]


def test_two_cadences_of_a_body_do_not_meet_on_the_same_day(body):
    cadence(body, weekday=1)
    cadence(body, "Møde med økonomiudvalget", frequency="half_yearly", weekday=1)
    made = services.plan_year(body, by=SYSTEM, year=NEXT)
    assert len(set(days(made))) == len(made) == 6
    assert any("økonomiudvalget" in one.title for one in made)


def test_days_that_have_been_are_not_planned(body):
    cadence(body, frequency="monthly")
    assert all(day > clock.today() for day in days(services.plan_year(body, by=SYSTEM, year=clock.today().year)))


def test_every_second_year_and_each_term_skip_the_years_between(body):
    every = cadence(body, "Seniormesse", "second_year", valid_from=date(2025, 1, 1))
    term = cadence(body, "Dialogbeslutning", "term")
    assert [len(every.days_in(year)) for year in (2025, 2026, 2027)] == [1, 0, 1]
    assert [len(term.days_in(year)) for year in (2018, 2020, 2022, 2026)] == [1, 0, 1, 1]


def test_what_is_held_once_a_year_is_held_in_its_month(body):
    assert [day.month for day in cadence(body, frequency="yearly", month=10).days_in(NEXT)] == [10]
    assert cadence(body, "Fast møde", at_least=True).often == "mindst fire gange om året"


def test_what_is_due_without_a_meeting_belongs_to_any_unit_and_is_not_planned(world, body):
    cadence(world.centre, "Kvalitetsrapport", kind="due")
    assert [one.cadence.what for one in due_in(NEXT)] == ["Kvalitetsrapport"] * 4
    with pytest.raises(DomainError):
        cadence(world.centre, "Møde")


def test_a_meeting_is_moved_to_a_day_or_to_a_like_day_of_another_month_and_keeps_its_hour(body):
    cadence(body, weekday=1)
    made = services.plan_year(body, by=SYSTEM, year=NEXT)[0]
    moved = services.move_meeting(made, by=SYSTEM, month=10)
    day = timezone.localdate(moved.begins_at)
    assert (day.month, day.weekday(), timezone.localtime(moved.begins_at).hour) == (10, 1, 16)
    moved = services.move_meeting(moved, by=SYSTEM, day=date(NEXT, 11, 3))
    assert timezone.localdate(moved.begins_at) == date(NEXT, 11, 3)
    assert moved.ends_at - moved.begins_at == timedelta(hours=2)
    for wrong in ({}, {"day": date(2018, 1, 1)}):
        with pytest.raises(DomainError):
            services.move_meeting(moved, by=SYSTEM, **wrong)


def test_who_does_not_keep_the_body_neither_plans_nor_moves(world, body):
    cadence(body)
    with pytest.raises(PermissionDenied):
        services.plan_year(body, by=world.bo, year=NEXT)
    with pytest.raises(PermissionDenied):
        services.move_meeting(meeting(body), by=world.bo, day=clock.today() + timedelta(days=40))


def test_too_few_meetings_clashes_and_closed_days_are_warned_about(world, body):
    cadence(body)
    council = Body.objects.get(pk=world.council.pk)
    for one in (body, council):
        post = bodies.create_post(one, by=SYSTEM, label="Medlem", seats=1, source="council")
        bodies.appoint_member(post, by=SYSTEM, name="Anne")
        services.create_meeting(by=SYSTEM, body=one, begins_at=at(date(NEXT, 3, 2)), place=f"Sal {one.pk}")
    services.create_meeting(by=SYSTEM, body=body, begins_at=at(date(NEXT, 12, 25)))
    services.create_meeting(by=SYSTEM, body=body, begins_at=at(date(NEXT, 7, 6)))
    found = " ".join(warnings_of_year([body.pk, council.pk], NEXT))
    for words in ("0 af 4 møder", "mindst én sidder i begge", "helligdag", "er i juli"):
        assert words in found


def test_the_wheel_shows_each_meeting_of_a_body_with_a_link_and_no_draft(client, body, django_assert_max_num_queries):
    cadence(body)
    out = services.plan_year(body, by=SYSTEM, year=NEXT, announce=True)
    draft = services.create_meeting(by=SYSTEM, body=body, begins_at=at(date(NEXT, 4, 6)), announce=False)
    with django_assert_max_num_queries(15):
        page = client.get(reverse("public:body-wheel", args=[body.pk]), {"year": NEXT}).content.decode()
    assert all(page.count(f'href="{one.get_absolute_url()}"') >= 2 for one in out)
    assert draft.get_absolute_url() not in page
    assert page.count("wheel-mark") == 4


def test_a_wheel_of_many_bodies_counts_by_month_and_asks_as_little(client, world, django_assert_max_num_queries):
    bodies_ = [bodies.create_body(by=SYSTEM, name=f"Råd {number}", kind="council") for number in range(12)]
    for one in bodies_:
        cadence(one, frequency="second_month")
        services.plan_year(one, by=SYSTEM, year=NEXT, announce=True)
    for address, person in ((reverse("public:wheel"), None), (reverse("staff:wheel"), world.committee_secretary)):
        if person:
            client.force_login(person)
        with django_assert_max_num_queries(15):
            page = client.get(address, {"year": NEXT, "month": "3"}).content.decode()
        assert "12 møder" in page
        assert f"marts {NEXT}" in page
    assert client.get(reverse("public:wheel"), {"year": "x", "month": "99"}).status_code == 200


def test_the_secretary_plans_and_moves_by_form(client, world, body, django_assert_max_num_queries):
    client.force_login(world.committee_secretary)
    cadence(body)
    here = reverse("staff:body-wheel", args=[body.pk])
    answer = client.post(reverse("staff:wheel-plan", args=[body.pk]), {"year": NEXT, "announce": "on"})
    assert answer.url == f"{here}?year={NEXT}"
    first = Meeting.objects.order_by("begins_at").first()
    client.post(reverse("staff:meeting-move", args=[first.pk]), {"day": f"{NEXT}-01-14"})
    first.refresh_from_db()
    assert timezone.localdate(first.begins_at) == date(NEXT, 1, 14)
    client.post(reverse("staff:meeting-move", args=[first.pk]), {"day": "", "month": "4"})
    first.refresh_from_db()
    assert timezone.localdate(first.begins_at).month == 4
    with django_assert_max_num_queries(15):
        page = client.get(answer.url).content.decode()
    assert page.count("data-drag") == 8, "each meeting can be taken hold of in the wheel's list and in the table"
    assert 'data-month="4"' in page
    assert client.post(reverse("staff:wheel-plan", args=[body.pk]), {"year": "17"}).status_code == 422
