"""Kinds of bodies, what they must have, what a new body takes from them, and the limit of individual cases."""

from datetime import date

import pytest

from roret.commons.areas.models import Area, Division
from roret.commons.bodies import services
from roret.commons.bodies.selectors import why_individual_case
from roret.commons.bodies.tests.test_services import appoint, make_body, make_post
from roret.foundation.authz import SYSTEM
from roret.foundation.errors import DomainError

pytestmark = pytest.mark.django_db


def make_kind(name="Råd", **fields):
    return services.create_body_type(by=SYSTEM, name=name, **fields)


def test_a_committee_by_section_17_4_must_have_a_last_day():
    kind = make_kind("§ 17, stk. 4-udvalg", end_required=True)
    with pytest.raises(DomainError) as refused:
        make_body(body_type=kind)
    assert refused.value.field == "valid_to"
    assert make_body(body_type=kind, valid_to=date(2027, 12, 31)).body_type == kind


def test_a_local_committee_must_have_an_area():
    kind = make_kind("Lokaludvalg", area_required=True)
    with pytest.raises(DomainError) as refused:
        make_body(body_type=kind)
    assert refused.value.field == "area"
    area = Area.objects.create(division=Division.objects.create(name="Bydele", order=1), name="Valby")
    assert make_body(body_type=kind, area=area).area == area


def test_a_new_body_takes_its_rights_and_limits_from_its_kind_and_keeps_its_own_afterwards():
    body = make_body(body_type=make_kind(is_heard=True, no_individual_cases=True), may_propose=True)
    assert (body.is_heard, body.may_propose, body.no_individual_cases, body.is_informed) == (True, True, True, False)
    assert services.update_body(body, by=SYSTEM, is_heard=False).is_heard is False


def test_a_pool_with_its_frame_is_shown_and_an_unknown_one_is_said_to_be(client):
    body = make_body()
    services.create_pool(body, by=SYSTEM, name="Lokalpulje", year=2026, frame=4_000_000, purposes="Demokrati")
    services.create_pool(body, by=SYSTEM, name="Statslig pulje")
    page = client.get(body.get_absolute_url()).content.decode()
    assert "4.000.000 kroner" in page
    assert "beløbet er ukendt i kilden" in page


@pytest.mark.parametrize(
    "text",
    ["Klage fra Kirsten Holm Jensen over hjemmehjælpen", "Sagen om 010203-1234", "Jeg hedder Ole Bondo, og min sag"],
)
def test_a_text_that_names_a_person_or_a_cpr_number_is_refused_with_the_reason(text):
    body = make_body(no_individual_cases=True)
    assert "behandler ikke personsager" in why_individual_case(body, text)


def test_the_reason_does_not_repeat_a_cpr_number_and_no_word_lets_it_through():
    why = why_individual_case(make_body(no_individual_cases=True), "Sagen om 010203-1234", no_case=True)
    assert "CPR-nummer" in why
    assert "010203" not in why


@pytest.mark.parametrize(
    "text", ["Budget 2027", "Trafikken på Peter Bangs Vej", "Høring om Danske Handicaporganisationers forslag", ""]
)
def test_general_matters_pass(text):
    assert not why_individual_case(make_body(no_individual_cases=True), text)


def test_those_who_sit_in_the_body_may_be_named_and_others_where_a_person_says_that_it_is_no_case():
    body = make_body(no_individual_cases=True)
    appoint(make_post(body), "Kirsten Holm Jensen")
    assert not why_individual_case(body, "Valg af Kirsten Holm Jensen som formand")
    assert not why_individual_case(body, "Oplæg ved Peter Storm Hansen", no_case=True)


def test_a_body_without_the_limit_takes_every_text():
    assert not why_individual_case(make_body(), "Klage fra Kirsten Holm Jensen 010203-1234")
