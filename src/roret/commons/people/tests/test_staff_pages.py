"""The pages about persons in the workspace, as each persona meets them."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation

from roret.commons.people.models import RoleGrant, User
from roret.commons.people.services import create_person, update_person
from roret.foundation.authz import SYSTEM, roles
from roret.foundation.testing.jobs import run_jobs

SCRIPT = "<script>alert(1)</script>"
BACKEND = "roret.commons.people.adapter.PersonBackend"


@pytest.fixture
def browse(client):
    def sign_in(person):
        client.force_login(person, backend=BACKEND)
        return client

    return sign_in


def address(name, *args):
    return reverse(f"staff:{name}", args=args)


def text(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("name", "path"), [("person-list", "/medarbejder/personer/"), ("person-create", "/medarbejder/personer/ny/")]
)
def test_addresses_are_danish_without_special_letters(db, name, path):
    assert address(name) == path
    with translation.override("en"):
        assert address(name).startswith("/en/staff/persons/")


@pytest.mark.parametrize("name", ["person-list", "person-create", "role-grant-by-email"])
def test_a_guest_is_sent_to_sign_in_and_a_citizen_is_told_no(world, client, browse, name):
    guest = client.get(address(name))
    assert guest.status_code == 302
    assert guest.url.startswith("/konto/login/?next=")
    assert browse(world.ane).get(address(name)).status_code == 403


def test_a_leader_finds_her_staff_with_their_roles_and_no_citizens(world, browse):
    page = text(browse(world.cia).get(address("person-list")))
    assert "Bo Damgaard" in page
    assert "Sagsbehandler, Centret" in page
    assert "Ane Kirstine" not in page
    assert "Dan Fremmed" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=bo+dam", True),
        ("q=zzz", False),
        ("role=case_worker", True),
        ("role=editor", False),
        ("role=nonsense&unit=x&sort=no&page=99", True),
    ],
)
def test_the_list_is_filtered_by_its_address(world, browse, query, found):
    response = browse(world.cia).get(f"{address('person-list')}?{query}")
    assert response.status_code == 200
    assert (">Bo Damgaard<" in text(response)) is found


def test_a_person_one_may_not_see_is_not_there(world, browse):
    client = browse(world.cia)
    for name in ("person-detail", "person-may", "person-edit", "person-access", "role-grant"):
        for pk in (world.dan.pk, world.ane.pk, 10**9):
            assert client.get(address(name, pk)).status_code == 404


def test_the_page_of_a_person_shows_her_roles_with_their_days(world, browse):
    page = text(browse(world.cia).get(address("person-detail", world.bo.pk)))
    assert "Sagsbehandler" in page
    assert "Centret" in page
    assert address("role-end", world.bo.grants.get().pk) in page


def test_the_history_is_only_for_those_who_may_read_the_journal(world, browse):
    assert "gav rollen" not in text(browse(world.cia).get(address("person-detail", world.bo.pk)))
    assert "gav rollen" in text(browse(world.privacy_officer).get(address("person-detail", world.bo.pk)))


def test_what_a_colleague_may_do_is_answered_with_role_and_unit(world, browse):
    page = text(browse(world.cia).get(address("person-may", world.bo.pk)))
    assert "Hvad må Bo Damgaard?" in page
    assert "Sagsbehandler: Centret" in page
    assert "Give rollerne direktør" not in page


def test_a_new_person_is_invited_and_given_a_role_in_two_steps(world, browse):
    client = browse(world.cia)
    answer = client.post(address("person-create"), {"email": "ny@eksempel.dk", "name": "Ny Kollega", "language": "da"})
    assert answer.url == address("role-grant-by-email")
    assert "ny@eksempel.dk" in text(client.get(answer.url))
    assert "eksempel" not in answer.url
    form = {
        "email": "ny@eksempel.dk",
        "role": roles.CASE_WORKER,
        "unit": world.centre.pk,
        "begins_on": "31.12.2099",
        "ends_on": "",
    }
    client.post(address("role-grant-by-email"), form)
    grant = RoleGrant.objects.get(user__email="ny@eksempel.dk")
    assert (grant.role, grant.unit, grant.begins_on.isoformat()) == (roles.CASE_WORKER, world.centre, "2099-12-31")
    run_jobs()
    assert mail.outbox[-1].to == ["ny@eksempel.dk"]


def test_an_address_that_nobody_has_is_said_on_the_field(world, browse):
    form = {"email": "ingen@eksempel.dk", "role": roles.CASE_WORKER, "unit": world.centre.pk, "begins_on": "31.12.2099"}
    page = browse(world.cia).post(address("role-grant-by-email"), form)
    assert page.context["form"].errors["email"] == ["Ingen logger ind her med den e-mail. Inviter personen først."]


def test_forms_only_offer_what_one_may_give(world, browse):
    form = browse(world.cia).get(address("role-grant", world.bo.pk)).context["form"]
    offered = dict(form.fields["role"].choices)
    assert roles.CASE_WORKER in offered
    assert not {roles.OPERATOR, roles.DIRECTOR, roles.MEMBER + "x", roles.EVERYBODY} & offered.keys()
    assert set(form.fields["unit"].queryset) == {world.social, world.centre}


@pytest.mark.parametrize(
    "forged",
    [
        {"unit": "tech"},
        {"unit": "999999"},
        {"unit": "x' OR 1=1"},
        {"role": "operator"},
        {"begins_on": "31.02.2099"},
        {"begins_on": ""},
        {"role": "\x00"},
    ],
)
def test_forged_values_give_nothing_and_say_so(world, browse, forged):
    forged = {**forged, **({"unit": world.tech.pk} if forged.get("unit") == "tech" else {})}
    form = {"role": roles.EDITOR, "unit": world.centre.pk, "begins_on": "31.12.2099", **forged}
    page = browse(world.cia).post(address("role-grant", world.bo.pk), form)
    assert page.status_code == 200
    assert page.context["form"].errors
    assert world.bo.grants.count() == 1


def test_giving_oneself_a_role_is_refused_in_words(world, browse):
    form = {"role": roles.EDITOR, "unit": world.centre.pk, "begins_on": "31.12.2099"}
    page = browse(world.cia).post(address("role-grant", world.cia.pk), form)
    assert "Du kan ikke give dig selv en rolle." in page.context["form"].non_field_errors()


def test_a_role_is_ended_from_its_page(world, browse):
    grant = world.bo.grants.get()
    client = browse(world.cia)
    assert client.get(address("role-end", grant.pk)).status_code == 200
    assert client.post(address("role-end", grant.pk), {"ends_on": "", "reason": "Ny stilling"}).url == address(
        "person-detail", world.bo.pk
    )
    assert not world.fresh("bo").standing.is_staff
    again = client.post(address("role-end", grant.pk), {})
    assert again.context["form"].non_field_errors() == ["Rollen er allerede afsluttet."]


def test_a_case_worker_ends_nobodys_role(world, browse):
    assert browse(world.bo).post(address("role-end", world.cia.grants.get().pk), {}).status_code in {403, 404}
    assert world.fresh("cia").standing.is_staff


def test_an_operator_shuts_a_person_out_only_in_a_session(world, browse):
    where = address("person-access", world.ane.pk)
    assert browse(world.operator).post(where, {"reason": "Misbrug"}).status_code == 404
    client = browse(world.operator_in_session)
    assert client.post(where, {"reason": ""}).context["form"].errors
    client.post(where, {"reason": "Misbrug"})
    assert not world.fresh("ane").is_active
    assert "Personen kan ikke logge ind." in text(client.get(address("person-detail", world.ane.pk)))


def test_an_invitation_can_be_sent_again_but_not_to_one_who_has_been_here(world, browse):
    client = browse(world.operator_in_session)
    client.post(address("person-invite", world.ane.pk))
    run_jobs()
    assert mail.outbox[-1].to == [world.ane.email]
    assert client.get(address("person-invite", world.ane.pk)).status_code == 405


def test_script_in_a_name_is_text_on_every_page(world, browse):
    person = create_person(by=SYSTEM, email="hacker@eksempel.dk", name=SCRIPT, password="x" * 20)
    client = browse(world.operator_in_session)
    for name, args in [
        ("person-list", ()),
        ("person-detail", (person.pk,)),
        ("person-may", (person.pk,)),
        ("person-edit", (person.pk,)),
    ]:
        page = text(client.get(address(name, *args)))
        assert SCRIPT not in page
        assert "&lt;script&gt;" in page


def test_a_name_is_changed_by_an_operator_and_kept_when_it_is_too_long(world, browse):
    client = browse(world.operator_in_session)
    where = address("person-edit", world.ane.pk)
    assert client.post(where, {"name": "x" * 151, "language": "da"}).context["form"].errors
    client.post(where, {"name": "Ane M", "language": "en"})
    assert (world.fresh("ane").name, world.fresh("ane").language) == ("Ane M", "en")


def test_the_list_asks_the_database_a_fixed_number_of_questions(world, browse, django_assert_max_num_queries):
    client = browse(world.privacy_officer)
    for number in range(40):
        create_person(by=SYSTEM, email=f"p{number}@eksempel.dk", name=f"Person {number}", password="x" * 20)
    with django_assert_max_num_queries(15):
        client.get(address("person-list"))


def test_every_page_also_speaks_english(world, browse):
    client = browse(world.operator_in_session)
    with translation.override("en"):
        pages = [
            address("person-list"),
            address("person-create"),
            address("person-detail", world.bo.pk),
            address("person-may", world.bo.pk),
        ]
    pages_text = [text(client.get(page)) for page in pages]
    assert all('lang="en"' in page for page in pages_text)
    assert "Persons and roles" in pages_text[0]
    assert "What may Bo Damgaard do?" in pages_text[3]


def test_a_person_who_loses_her_last_role_is_out_of_the_workspace_at_once(world, browse):
    client = browse(world.bo)
    assert client.get(address("person-list")).status_code == 200
    RoleGrant.objects.filter(user=world.bo).update(ended_at="2020-01-01T00:00Z", ended_by="Roret")
    assert client.get(address("person-list")).status_code == 403


def test_update_of_a_stale_object_does_not_resurrect_old_values(world):
    stale = User.objects.get(pk=world.ane.pk)
    update_person(world.ane, by=world.ane, name="Først", language="da")
    update_person(stale, by=world.ane, name=stale.name, language="en")
    assert world.fresh("ane").language == "en"
