"""Who may what, and operator sessions, as pages."""

import pytest
from django.urls import reverse
from django.utils import translation

from roret.foundation import authz
from roret.foundation.authz import roles, tables
from roret.foundation.authz.models import OperatorSession

BACKEND = "roret.commons.people.adapter.PersonBackend"
REASON = "Ret en fejl i enhederne"
PAGE, END = "staff:operator-session", "staff:operator-session-end"


@pytest.fixture
def browse(client):
    def sign_in(person):
        client.force_login(person, backend=BACKEND)
        return client

    return sign_in


def text(response):
    return response.content.decode()


def test_everybody_reads_who_may_what(db, client):
    response = client.get("/hvem-maa-hvad/")
    page = text(response)
    assert response.status_code == 200
    assert "Hvem må hvad" in page
    for permission in ("people.grant_power", "authz.open_operator_session"):
        assert str(authz.catalogue[permission].sentence) in page


def test_the_page_exists_in_english(db, client):
    with translation.override("en"):
        address = reverse("public:who-may-what")
    page = text(client.get(address))
    assert address == "/en/who-may-what/"
    assert "Who may what" in page
    assert "Case worker" in page


def test_the_table_is_narrowed_to_one_role_and_nonsense_shows_all(db, client):
    page = text(client.get("/hvem-maa-hvad/?role=member"))
    assert "Give en kollega en rolle i enheden" not in page
    assert "Give en kollega en rolle i enheden" in text(client.get("/hvem-maa-hvad/?role=<script>alert(1)</script>"))
    assert "<script>alert" not in text(client.get("/hvem-maa-hvad/?role=<script>alert(1)</script>"))


def test_every_permission_has_a_sentence_and_stands_in_exactly_one_group(db):
    listed = [permission.name for group in tables.groups() for permission in group.permissions]
    assert sorted(listed) == sorted(authz.catalogue)
    assert all(str(permission.sentence).strip() for permission in authz.catalogue.values())
    assert all(role in roles.ROLES for permission in authz.catalogue.values() for role in permission.roles)


def test_each_cell_says_how_the_role_holds_it():
    cell = {role: tables.held_by(authz.catalogue["people.grant_role"], roles.ROLES[role]) for role in roles.ROLES}
    assert cell[roles.UNIT_LEADER] == "I enheden"
    assert cell[roles.OPERATOR] == "I en session"
    assert cell[roles.CASE_WORKER] == cell[roles.EVERYBODY] == ""
    assert tables.held_by(authz.catalogue["authz.open_operator_session"], roles.ROLES[roles.OPERATOR]) == "Ja"


def test_what_is_for_everybody_is_for_every_role():
    public = authz.Permission("test.read", "Read", (roles.EVERYBODY,))
    signed_in = authz.Permission("test.follow", "Follow", (roles.SIGNED_IN,))
    assert all(tables.held_by(public, role) for role in roles.ROLES.values())
    assert not tables.held_by(signed_in, roles.ROLES[roles.EVERYBODY])
    assert tables.held_by(signed_in, roles.ROLES[roles.MEMBER])


def test_the_page_in_the_workspace_is_for_staff(world, client, browse):
    address = reverse("staff:who-may-what")
    assert client.get(address).status_code == 302
    assert browse(world.ane).get(address).status_code == 403
    assert browse(world.bo).get(address).status_code == 200


def test_an_operator_opens_a_session_sees_it_in_red_on_every_page_and_ends_it(world, browse):
    client = browse(world.operator)
    assert "bar-operator" not in text(client.get(reverse(PAGE)))
    client.post(reverse(PAGE), {"reason": REASON})
    for address in (reverse(PAGE), "/hvem-maa-hvad/", reverse("staff:person-list")):
        page = text(client.get(address))
        assert "bar-operator" in page
        assert REASON in page
    assert client.get(reverse(END)).status_code == 302
    assert OperatorSession.objects.open().filter(user=world.operator).exists()
    client.post(reverse(END))
    assert not OperatorSession.objects.open().filter(user=world.operator).exists()
    assert "bar-operator" not in text(client.get("/hvem-maa-hvad/"))


@pytest.mark.parametrize("reason", ["", "kort", "x" * 301])
def test_a_poor_reason_stays_on_the_form_with_what_is_wrong(world, browse, reason):
    response = browse(world.operator).post(reverse(PAGE), {"reason": reason})
    assert response.context["form"].errors["reason"]
    assert not OperatorSession.objects.open().filter(user=world.operator).exists()


def test_script_in_the_reason_is_text(world, browse):
    client = browse(world.operator)
    page = client.post(reverse(PAGE), {"reason": "<script>alert(1)</script>"}, follow=True)
    assert "<script>alert" not in text(page)
    assert "&lt;script&gt;alert" in text(page)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/hvem-maa-hvad/", "/hvem-maa-hvad/"),
        ("https://evil.example/", None),
        ("//evil.example", None),
        ("javascript:alert(1)", None),
    ],
)
def test_the_way_back_stays_in_the_house(world, browse, target, expected):
    response = browse(world.operator).post(reverse(PAGE), {"reason": REASON, "next": target})
    assert response.url == (expected or reverse(PAGE))


def test_a_second_session_is_refused_in_words(world, browse):
    response = browse(world.operator_in_session).post(reverse(PAGE), {"reason": REASON})
    assert response.context["form"].non_field_errors() == ["Du har allerede en åben operatørsession."]


@pytest.mark.parametrize("key", ["ane", "bo", "cia", "director", "member"])
def test_others_do_not_get_the_page(world, browse, key):
    assert browse(world.personas[key]).get(reverse(PAGE)).status_code == 403


def test_the_privacy_officer_sees_every_session_and_ends_one(world, browse):
    session = OperatorSession.objects.get(user=world.operator_in_session)
    client = browse(world.privacy_officer)
    assert "Oda Operatør" in text(client.get(reverse(PAGE)))
    client.post(reverse("staff:operator-session-end-other", args=[session.pk]))
    session.refresh_from_db()
    assert not session.is_open


def test_an_operator_does_not_end_or_see_anothers_session(world, browse):
    session = OperatorSession.objects.get(user=world.operator_in_session)
    client = browse(world.operator)
    assert "Oda" not in text(client.get(reverse(PAGE)))
    assert client.post(reverse("staff:operator-session-end-other", args=[session.pk])).status_code in {403, 404}
    session.refresh_from_db()
    assert session.is_open
