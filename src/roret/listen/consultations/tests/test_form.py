"""The form that a case worker drafts a consultation in: short to fill in, and it says the rule where it is needed."""

import re
from datetime import date, datetime

import pytest
from django.urls import reverse
from django.utils.timezone import make_aware

from roret.commons.areas.models import Area, Division
from roret.foundation import clock

pytestmark = pytest.mark.django_db

MONDAY = make_aware(datetime(2027, 1, 4, 9))


@pytest.fixture
def bo_at_work(client, bo):
    client.force_login(bo)
    return client


def form_page(client):
    return client.get(reverse("staff:consultation-create")).content.decode()


def period(client, **asked):
    return client.get(reverse("staff:consultation-period"), asked).content.decode()


def test_the_unit_is_the_persons_own_until_she_chooses_another(bo_at_work, world):
    page = form_page(bo_at_work)

    assert f'<option value="{world.centre.pk}" selected>' in page


def test_two_areas_of_one_name_stand_under_their_divisions(bo_at_work):
    for order, name in ((1, "Bydele"), (2, "Lokaludvalg")):
        Area.objects.create(division=Division.objects.create(name=name, order=order), name="Valby")

    page = form_page(bo_at_work)

    assert re.findall(r"<legend>(.*?)</legend>", page) == ["Bydele", "Lokaludvalg"]
    assert '<select name="topics"' not in page


@pytest.mark.parametrize(("seen_by", "refused"), [("public", True), ("internal", False)])
def test_an_internal_consultation_is_not_for_everybody(bo_at_work, world, seen_by, refused):
    typed = {"title": "Ny procedure", "type": "internal", "unit": world.centre.pk, "visibility": seen_by}
    page = bo_at_work.post(reverse("staff:consultation-create"), {**typed, "place_asked": ""})
    assert ("visibility" in page.context["form"].errors if page.context else False) == refused


def test_the_parts_of_the_form_have_headings_and_english_is_folded(bo_at_work):
    page = form_page(bo_at_work)

    assert re.findall(r'<h2 id="section-\d">(.*?)</h2>', page) == [
        "Hvad",
        "Hvornår",
        "Hvem og hvor",
        "Hvad man kan tilføje",
    ]
    assert '<details class="form-section"><summary>På engelsk</summary>' in page


def test_the_rule_and_the_earliest_deadline_are_told_for_the_chosen_type(bo_at_work):
    with clock.at(MONDAY):
        said = period(bo_at_work, type="local_plan", begins_on="2027-01-11")

    assert "planloven § 24" in said
    assert "11. januar 2027" in said
    assert "mandag 8. februar 2027" in said


def test_the_earliest_deadline_is_the_first_that_the_service_lets_through(bo_at_work, world, bo):
    from roret.listen.consultations.rules import PERIODS
    from roret.listen.contributions.tests.factories import draft

    with clock.at(MONDAY):
        opens = clock.today()
        for kind, rule in PERIODS.items():
            days = (rule.earliest_deadline(opens) - opens).days
            assert draft(world.centre, kind=kind, days=days).missing_before_publishing() == []


@pytest.mark.parametrize("asked", [{}, {"type": ""}, {"type": "<script>"}, {"type": "policy", "begins_on": "i morgen"}])
def test_what_cannot_be_read_is_no_error(bo_at_work, asked):
    said = period(bo_at_work, **asked)

    assert said
    assert "<script>" not in said


def test_without_script_the_sentence_comes_with_the_answer(bo_at_work):
    with clock.at(MONDAY):
        page = bo_at_work.post(reverse("staff:consultation-create"), {"type": "budget"}).content.decode()

    assert re.search(r'<span id="period"[^>]*>[^<]*mindst 2 uger', page)


def test_who_may_not_draft_is_not_told_of_periods(client, world):
    client.force_login(world.ane)
    assert client.get(reverse("staff:consultation-period")).status_code == 403


def test_a_date_of_the_browsers_calendar_and_one_typed_by_hand_are_the_same(bo_at_work, world):
    from roret.listen.consultations.models import Consultation

    data = {"type": "policy", "unit": world.centre.pk, "visibility": "public"}
    for title, day in (("Kalender", "2027-03-01"), ("Tastet", "1/3-2027")):
        assert (
            bo_at_work.post(reverse("staff:consultation-create"), {**data, "title": title, "ends_on": day}).status_code
            == 302
        )

    ends = {found.ends_at.astimezone(MONDAY.tzinfo).date() for found in Consultation.objects.all()}
    assert ends == {date(2027, 3, 1)}
