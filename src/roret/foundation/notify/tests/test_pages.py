"""The pages: reading changes nothing, buttons do, and a secret link is all that a guest needs."""

import pytest
from django.test import Client
from django.urls import reverse

from roret.foundation import clock
from roret.foundation.journal.models import Event
from roret.foundation.notify.models import Notification, Recipient

from .conftest import local, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(karen, client):
    client.force_login(karen.user)
    return client


def test_a_guest_is_led_to_sign_in(client):
    assert client.get(reverse("public:notifications")).status_code == 302


def test_the_danish_address_is_danish():
    assert reverse("public:notifications") == "/beskeder/"


def test_the_list_shows_ones_own_messages_and_marks_none_as_read(signed_in, karen, guest):
    say(karen, "a", at=local(2, 10), sentence="Til Karen <b>")
    say(guest, "a", at=local(2, 10), sentence="Til gæsten")
    page = signed_in.get(reverse("public:notifications")).content.decode()
    assert "Til Karen &lt;b&gt;" in page
    assert "Til gæsten" not in page
    assert Notification.objects.unread().count() == 2


def test_opening_marks_as_read_and_leads_there(signed_in, karen):
    say(karen, "a", at=local(2, 10), url="/sager/7/")
    row = Notification.objects.get()
    response = signed_in.post(reverse("public:notification-open", args=[row.pk]))
    assert response["Location"] == "/sager/7/"
    row.refresh_from_db()
    assert row.read_at is not None
    assert signed_in.get(reverse("public:notification-open", args=[row.pk])).status_code == 405


def test_a_message_never_leads_out_of_the_house(signed_in, karen):
    say(karen, "a", at=local(2, 10), url="https://evil.example/")
    response = signed_in.post(reverse("public:notification-open", args=[Notification.objects.get().pk]))
    assert response["Location"] == reverse("public:notifications")


def test_the_message_of_another_does_not_exist(signed_in, guest):
    say(guest, "a", at=local(2, 10))
    row = Notification.objects.get()
    assert signed_in.post(reverse("public:notification-open", args=[row.pk])).status_code == 404
    row.refresh_from_db()
    assert row.read_at is None


def test_all_are_marked_as_read_with_one_button(signed_in, karen, guest):
    for key in "abc":
        say(karen, key, at=local(2, 10))
    say(guest, "a", at=local(2, 10))
    signed_in.post(reverse("public:notifications-read"))
    assert Notification.objects.unread().count() == 1


CHOICE = {"channel": "email", "cadence": "weekly", "quiet_from": "22", "quiet_to": "6", "language": "en"}


def test_a_choice_is_kept_and_remembered(signed_in, karen):
    assert signed_in.post(reverse("public:notification-settings"), CHOICE).status_code == 302
    karen.refresh_from_db()
    assert (karen.cadence, karen.quiet_from, karen.quiet_to, karen.language) == ("weekly", 22, 6, "en")
    event = Event.objects.get(type="notify.settings_changed")
    assert event.data == {"channel": "email", "cadence": "weekly"}
    assert "karen" not in event.target_name.lower()


WRONG = [{"cadence": "hourly"}, {"quiet_from": "24"}, {"quiet_to": "x"}, {"channel": "pigeon"}, {"language": "xx"}]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_choice_is_an_error_on_the_form(signed_in, karen, wrong):
    response = signed_in.post(reverse("public:notification-settings"), CHOICE | wrong)
    assert response.status_code == 200
    assert response.context["form"].errors
    karen.refresh_from_db()
    assert karen.cadence == "daily"


def test_a_guest_chooses_by_her_link(client, guest):
    url = reverse("public:guest-notification-settings", args=[guest.key])
    response = client.get(url)
    assert response["Referrer-Policy"] == "same-origin"
    assert "gaest@example.org" not in response.content.decode()
    client.post(url, CHOICE)
    guest.refresh_from_db()
    assert guest.cadence == "weekly"


@pytest.mark.parametrize("name", ["public:unsubscribe", "public:guest-notification-settings"])
def test_a_forged_link_does_not_exist(client, guest, name):
    assert client.get(reverse(name, args=["forged"])).status_code == 404
    assert client.post(reverse(name, args=["forged"])).status_code == 404


def test_looking_at_the_unsubscribe_page_changes_nothing(client, guest):
    assert client.get(reverse("public:unsubscribe", args=[guest.key])).status_code == 200
    guest.refresh_from_db()
    assert guest.unsubscribed_at is None


def test_a_mail_program_unsubscribes_with_one_click(guest):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(reverse("public:unsubscribe", args=[guest.key]), {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    guest.refresh_from_db()
    first = guest.unsubscribed_at
    assert first is not None
    strict.post(reverse("public:unsubscribe", args=[guest.key]), {"List-Unsubscribe": "One-Click"})
    guest.refresh_from_db()
    assert guest.unsubscribed_at == first
    assert Event.objects.filter(type="notify.unsubscribed").count() == 1


def test_wanting_messages_again_undoes_it(client, guest):
    Recipient.objects.update(unsubscribed_at=clock.now(), bounced_at=clock.now())
    client.post(reverse("public:guest-notification-settings", args=[guest.key]), CHOICE)
    guest.refresh_from_db()
    assert (guest.unsubscribed_at, guest.bounced_at) == (None, None)


def test_the_pages_are_danish(signed_in, guest):
    for name, args in [
        ("public:notifications", []),
        ("public:notification-settings", []),
        ("public:unsubscribe", [guest.key]),
    ]:
        page = signed_in.get(reverse(name, args=args)).content.decode()
        assert '<html lang="da">' in page
        assert "esked" in page
        for english in ("Stop all messages", "How often", "New", "You have no messages"):
            assert f">{english}" not in page, name
