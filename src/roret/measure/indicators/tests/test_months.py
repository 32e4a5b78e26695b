"""The month form: beside each field what was measured before, and the light that the value would give."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roret.deliver.agreements.models import Target
from roret.deliver.agreements.tests.factories import signed
from roret.foundation import authz, clock
from roret.measure.indicators import services
from roret.measure.indicators.models import Observation
from roret.measure.indicators.months import month_row
from roret.measure.indicators.tests.factories import indicator, measured, month

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(world):
    return indicator(world.centre, decimals=1)


@pytest.fixture
def target(world, found):
    signed(world, begins_at=clock.now() - timedelta(days=400))
    made = Target.objects.get()
    services.bind_indicator(found, made, by=authz.SYSTEM)
    return made


@pytest.fixture
def desk(client, cia):
    client.force_login(cia)
    return client


def a_year(found, value=50):
    for back in range(2, 14):
        measured(found, value + back % 2, back)


def entered(desk, found, value, **more):
    return desk.post(reverse("staff:indicator-month"), {f"value_{found.pk}": value, **more})


def light(desk, found, value):
    address = reverse("staff:indicator-light", args=[found.pk])
    return desk.get(address, {"maaned": str(month()), f"value_{found.pk}": value}).content.decode()


def test_the_field_says_unit_and_decimals_and_what_was_measured_last(desk, found):
    measured(found, "50.5", 2)

    page = desk.get(reverse("staff:indicator-month")).content.decode()

    assert "I %, 1 decimal." in page
    assert "Senest målt: 50,5" in page
    assert "Andel i job" in page


def test_beside_the_field_stand_the_latest_twelve_months_with_goal_and_limits(desk, cia, found, target):
    a_year(found)
    measured(found, 1, 15)

    chart = month_row(cia, found, month()).chart

    assert len(chart.points) == 12
    assert chart.goal == float(target.goal)
    assert chart.lower < 50 < chart.upper


def test_the_light_that_a_value_would_give_is_shown_before_it_is_kept(desk, found, target):
    reached = light(desk, found, str(target.goal).replace(".", ","))

    assert "status-light-green" in reached
    assert "status-light-none" in light(desk, found, "")
    assert not Observation.objects.exists()


def test_without_script_a_button_shows_the_lights_and_keeps_nothing(desk, found, target):
    page = entered(desk, found, str(target.goal).replace(".", ","), look="1").content.decode()

    assert "status-light-green" in page
    assert not Observation.objects.exists()


@pytest.mark.parametrize("typed", ["mange", "1,2345", "<script>", "1.2.3"])
def test_what_is_no_number_is_refused_with_the_reason_and_stays_in_the_field(desk, found, typed):
    response = entered(desk, found, typed)

    assert response.context["form"].errors
    assert response.context["form"][f"value_{found.pk}"].value() == typed
    assert "<script>alert" not in response.content.decode()
    assert not Observation.objects.exists()


def test_a_value_far_from_the_usual_is_asked_about_once_with_the_reason(desk, found):
    a_year(found)

    page = entered(desk, found, "5,0").content.decode()

    assert "5 ligger langt fra det sædvanlige" in page
    assert "Tallet er rigtigt" in page
    assert not Observation.objects.filter(month=month()).exists()
    assert entered(desk, found, "5,0", **{f"sure_{found.pk}": "on"}).status_code == 302
    assert Observation.objects.get(month=month()).value == 5


def test_a_share_above_a_hundred_is_asked_about_even_the_first_time(desk, found):
    assert "mellem 0 og 100" in entered(desk, found, "505").content.decode()


def test_what_is_there_already_is_not_asked_about_again(desk, found):
    a_year(found)
    measured(found, 5)

    assert entered(desk, found, "5").status_code == 302


def test_who_may_not_enter_values_is_told_of_no_light(client, world, found, dan):
    client.force_login(dan)
    assert client.get(reverse("staff:indicator-light", args=[found.pk])).status_code in {403, 404}
    client.force_login(world.ane)
    assert client.get(reverse("staff:indicator-light", args=[found.pk])).status_code == 403


def test_a_value_of_the_month_that_is_corrected_gives_one_light_not_two(cia, found, target):
    measured(found, 1)

    lights = month_row(cia, found, month()).lights(Decimal(target.goal))

    assert [status.light for _target, status in lights] == ["green"]


def test_the_form_takes_the_same_queries_with_one_and_with_many(desk, world, found, target):
    counts = []
    for number in (1, 8):
        for count in range(number):
            other = indicator(world.centre, title=f"Måling {number} {count}")
            services.bind_indicator(other, target, by=authz.SYSTEM)
            measured(other, 50, 2)
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(reverse("staff:indicator-month")).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 15
