import json
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from roret.foundation import clock
from roret.foundation.api import services
from roret.foundation.api.description import written
from roret.foundation.api.management.commands.openapi import FILE
from roret.foundation.api.models import Token
from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.journal.models import Event

pytestmark = pytest.mark.django_db
UNITS = "/api/v1/organisation/organizations"


def make(world, role="case_worker", unit="social", days=30):
    expires = clock.today() + timedelta(days=days)
    return services.create_token(
        by=world.operator_in_session, name="Sagssystemet", role=role, unit=world.units[unit].pk, expires_on=expires
    )


def bearer(secret):
    return {"headers": {"Authorization": f"Bearer {secret}"}}


def test_the_description_in_docs_is_the_api_as_it_is():
    assert FILE.read_text() == written(), "the API has changed; run: roret openapi --write"


def test_the_command_writes_and_checks_the_description(tmp_path, capsys):
    file = tmp_path / "openapi.json"
    with pytest.raises(CommandError):
        call_command("openapi", "--check", "--file", str(file))
    call_command("openapi", "--write", "--file", str(file))
    call_command("openapi", "--check", "--file", str(file))
    file.write_text("{}")
    with pytest.raises(CommandError):
        call_command("openapi", "--check", "--file", str(file))
    assert json.loads(written())["openapi"].startswith("3.")


def test_long_lists_come_a_page_at_a_time_and_nothing_twice(client, world):
    seen, after = [], 0
    while after is not None:
        page = client.get(UNITS, {"after": after, "limit": 2}).json()
        assert len(page["items"]) <= 2
        seen += [one["id"] for one in page["items"]]
        after = page["next"]
    assert seen == sorted(unit.pk for unit in world.units.values())


@pytest.mark.parametrize("query", ["limit=0", "limit=-5", "limit=999999", "after=-1", "after=99999999999"])
def test_odd_pages_are_answered(client, world, query):
    assert client.get(f"{UNITS}?{query}").status_code == 200


@pytest.mark.parametrize(("query", "status"), [("limit=x", 422), ("on=i+går", 422), ("after=1e99", 422)])
def test_what_cannot_be_read_is_a_problem(client, world, query, status):
    response = client.get(f"{UNITS}?{query}")
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["errors"]


def test_what_is_not_there_is_a_problem_too(client, world):
    response = client.get(f"{UNITS}/999999")
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")


def test_a_token_opens_the_api_and_its_secret_is_kept_nowhere(client, world):
    token, secret = make(world)
    assert secret not in json.dumps(list(Token.objects.values()), default=str)
    assert client.get(UNITS, **bearer(secret)).status_code == 200
    token.refresh_from_db()
    assert token.last_used_at is not None


def test_a_tokens_role_reaches_the_unit_and_what_is_below_it(world):
    from roret.foundation.api.auth import TokenActor

    token, _secret = make(world, unit="social")
    assert TokenActor(token).standing.units_by_role == {"case_worker": {world.social.pk, world.centre.pk}}


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer ", "Bearer x", "Basic dTpw", "roret_x", "Bearer " + "x" * 10_000, "Bearer \u00e6"]
)
def test_a_bad_key_is_refused(client, world, header):
    response = client.get(UNITS, headers={"Authorization": header})
    assert (response.status_code, response["Content-Type"]) == (401, "application/problem+json")


def test_a_key_ends_when_it_expires_or_is_taken_away(client, world):
    token, secret = make(world)
    Token.objects.filter(pk=token.pk).update(expires_at=clock.now())
    assert client.get(UNITS, **bearer(secret)).status_code == 401
    other, second = make(world)
    services.revoke_token(other, by=world.privacy_officer)
    assert client.get(UNITS, **bearer(second)).status_code == 401
    with pytest.raises(NotPossible):
        services.revoke_token(other, by=world.privacy_officer)


@pytest.mark.parametrize(
    ("role", "days", "field"),
    [
        ("operator", 30, "role"),
        ("everybody", 30, "role"),
        ("x", 30, "role"),
        ("editor", 0, "expires_on"),
        ("editor", 800, "expires_on"),
    ],
)
def test_no_key_is_too_strong_or_too_long(world, role, days, field):
    with pytest.raises(DomainError) as refused:
        make(world, role=role, days=days)
    assert refused.value.field == field


@pytest.mark.parametrize("persona", ["bo", "director", "operator", "privacy_officer", "ane", "guest", "token"])
def test_only_an_operator_in_session_makes_keys(world, persona):
    with pytest.raises(PermissionDenied):
        services.create_token(
            by=world.fresh(persona),
            name="X",
            role="editor",
            unit=world.city.pk,
            expires_on=clock.today() + timedelta(days=3),
        )


def test_a_guest_who_calls_too_often_is_told_to_wait(client, world, settings):
    settings.RORET_API_PER_MINUTE = 3
    statuses = [client.get(UNITS, REMOTE_ADDR="192.0.2.77").status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 429, 429]
    refused = client.get(UNITS, REMOTE_ADDR="192.0.2.77")
    assert refused["Retry-After"] == "60"
    assert client.get(UNITS, REMOTE_ADDR="192.0.2.78").status_code == 200
    _token, secret = make(world)
    assert client.get(UNITS, REMOTE_ADDR="192.0.2.77", **bearer(secret)).status_code == 200


def test_a_change_by_session_from_another_site_is_refused(world):
    from django.test import RequestFactory

    from roret.foundation.api.auth import api_auth

    request = RequestFactory(enforce_csrf_checks=True).post("/api/v1/anything")
    request.user = world.bo
    request._dont_enforce_csrf_checks = False
    with pytest.raises(PermissionDenied):
        api_auth(request)


def test_the_secret_is_shown_once(client, world):
    client.force_login(world.operator_in_session)
    url = reverse("staff:token-create")
    data = {
        "name": "Sagssystemet",
        "role": "case_worker",
        "unit": world.social.pk,
        "expires_on": (clock.today() + timedelta(days=9)).strftime("%d.%m.%Y"),
    }
    assert client.get(url).status_code == 200
    assert client.post(url, {}).context["form"].errors.keys() == {"name", "role", "unit", "expires_on"}
    made = client.post(url, data)
    assert "no-store" in made["Cache-Control"]
    secret = made.context["secret"]
    assert secret in made.content.decode()
    token = Token.objects.get(name="Sagssystemet")
    for page in (reverse("staff:token-list"), reverse("staff:token-detail", args=[token.pk])):
        text = client.get(page).content.decode()
        assert "Sagssystemet" in text
        assert secret not in text
        assert token.hash not in text
    assert Event.objects.filter(type="token.created", target_id=str(token.pk)).count() == 1


def test_a_key_is_taken_away_after_asking(client, world):
    token, _secret = make(world)
    client.force_login(world.operator_in_session)
    url = reverse("staff:token-revoke", args=[token.pk])
    assert client.get(url).status_code == 200
    assert Token.objects.valid().filter(pk=token.pk).exists()
    assert client.post(url).status_code == 302
    assert not Token.objects.valid().filter(pk=token.pk).exists()
    assert client.post(url).status_code == 200


@pytest.mark.parametrize("name", ["staff:token-list", "staff:token-create"])
def test_the_keys_are_not_for_others(client, world, name):
    assert client.get(reverse(name)).status_code == 302
    client.force_login(world.bo)
    assert client.get(reverse(name)).status_code == 403


def test_the_page_explains_what_can_be_called(client):
    page = client.get(reverse("public:api")).content.decode()
    assert "/api/v1/organisation/organizations" in page
    assert "openapi.json" in page
    assert Client().get("/api/v1/openapi.json").json()["info"]["title"] == "Roret"
