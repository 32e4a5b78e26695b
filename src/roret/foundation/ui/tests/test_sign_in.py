"""The pages of the sign-in library look and speak like the rest of the house."""

import os
import re
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.urls import reverse

from .test_pages import faults

pytestmark = pytest.mark.django_db
PASSWORD = "en lang og god sætning"
FOR_GUESTS = ("account_login", "account_signup", "account_reset_password", "account_reset_password_done")
FOR_USERS = (
    "account_logout",
    "account_email",
    "account_change_password",
    "account_reauthenticate",
    "mfa_index",
    "usersessions_list",
)


@pytest.fixture
def user():
    person = get_user_model().objects.create_user("ane@example.dk", PASSWORD, name="Ane Borger")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


@pytest.fixture
def signed_in(client, user):
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    return client


def looks_native(response):
    html = response.content.decode()
    if folder := os.environ.get("RORET_SHOW_PAGES"):
        Path(folder, f"{response.wsgi_request.path.strip('/').replace('/', '-')}.html").write_text(
            html, encoding="utf-8"
        )
    assert faults(html) == []
    assert "<main" in html
    assert html.count("<h1") == 1
    assert not re.search(r"<(?:p|div|td)>\s*<(?:input|button|table|label)", html)
    assert all('class="' in tag for tag in re.findall(r"<(?:button|table)\b[^>]*>", html))
    inputs = [tag for tag in re.findall(r"<input\b[^>]*>", html) if 'type="hidden"' not in tag]
    assert all("form-" in tag for tag in inputs)
    return html


@pytest.mark.parametrize("name", FOR_GUESTS)
def test_a_guests_sign_in_pages_look_native(client, name):
    response = client.get(reverse(name))

    assert response.status_code == 200
    looks_native(response)


@pytest.mark.parametrize("name", FOR_USERS)
def test_ones_own_sign_in_pages_look_native(signed_in, name):
    response = signed_in.get(reverse(name), follow=True)

    assert response.status_code == 200
    assert 'class="side-menu"' in looks_native(response) or name in {"account_logout", "account_reauthenticate"}


def test_the_page_with_the_qr_code_is_native_and_fetches_nothing_from_outside(signed_in):
    again = f"{reverse('account_reauthenticate')}?next={reverse('mfa_activate_totp')}"
    html = looks_native(signed_in.post(again, {"password": PASSWORD}, follow=True))

    assert 'class="qr-code" src="data:image/svg+xml;' in html
    assert "http://" not in re.sub(r'content="http[^"]*"|xmlns', "", re.sub(r'src="data:[^"]*"', "", html))


def test_a_wrong_password_is_told_in_the_summary_and_in_the_title(client, user):
    response = client.post(reverse("account_login"), {"login": user.email, "password": "forkert"})

    html = looks_native(response)
    assert "<title>Fejl: " in html
    assert 'data-module="error-summary"' in html


def test_signing_in_is_said_in_danish(client):
    html = client.get(reverse("account_login")).content.decode()

    assert "Log ind" in html
    assert "Sign In" not in html
