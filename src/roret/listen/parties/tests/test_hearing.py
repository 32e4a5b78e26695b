"""Hearing the parties: links, no remarks, reminders, letters, suggestions."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from roret.commons.bodies import services as bodies
from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.foundation.errors import DomainError
from roret.foundation.testing.jobs import run_jobs
from roret.listen.consultations import services as consultations
from roret.listen.consultations.selectors import unanswered_parties
from roret.listen.contributions.tests.factories import open_consultation
from roret.listen.parties import links, privacy, selectors, services
from roret.listen.parties.models import Delivery, PartyLink

pytestmark = pytest.mark.django_db
GUEST = AnonymousUser()


@pytest.fixture
def made(world, django_capture_on_commit_callbacks):
    """An open consultation with three parties: one by e-mail and one by letter to be heard, one informed only."""
    found = open_consultation(world.centre)
    for name, email, right in (
        ("Rådet", "raadet@example.dk", "heard"),
        ("Foreningen", "", "heard"),
        ("Naboen", "", "informed"),
    ):
        consultations.add_party(found, by=world.bo, name=name, email=email, right=right)
    with django_capture_on_commit_callbacks(execute=True):
        consultations.invite_parties(found, by=SYSTEM)
    run_jobs()
    return found


def party(made, name):
    return made.parties.get(name=name)


def link_to(made, name):
    links.address_of(party(made, name))
    return links.link_of(links.secret_of(party(made, name)))


def page_of(made, name):
    return reverse("public:party", args=[links.secret_of(party(made, name))])


def test_the_invitation_carries_the_private_link_and_is_logged(made):
    letter = next(one for one in mail.outbox if "raadet@example.dk" in one.to)

    assert page_of(made, "Rådet") in letter.body
    assert Delivery.objects.get(party__name="Rådet").sent_at is not None
    assert Delivery.objects.get(party__name="Foreningen").sent_at is None


def test_only_a_hash_of_the_secret_is_kept(made):
    link = link_to(made, "Rådet")

    assert links.secret_of(link.party) not in link.key


def test_a_forged_secret_is_not_found(client, made):
    assert client.get(reverse("public:party", args=["0" * 40])).status_code == 404


def test_opening_is_noted_once(client, made):
    links.address_of(party(made, "Rådet"))
    client.get(page_of(made, "Rådet"))
    first = PartyLink.objects.get(party__name="Rådet").opened_at
    with clock.at(clock.now() + timedelta(hours=1)):
        client.get(page_of(made, "Rådet"))

    assert first is not None
    assert PartyLink.objects.get(party__name="Rådet").opened_at == first


def test_no_remarks_counts_as_an_answer_and_can_be_taken_back(client, made):
    address = page_of(made, "Rådet")
    client.get(address)
    silent = set(unanswered_parties(made).values_list("name", flat=True))
    answer = client.post(address + "ingen-bemaerkninger/", {"name": "Ida Holm, formand"}, follow=True)

    assert {"Rådet", "Foreningen"} <= silent
    assert "I har ingen bemærkninger" in answer.content.decode()
    assert "Rådet" not in unanswered_parties(made).values_list("name", flat=True)

    services.take_back_no_remarks(link_to(made, "Rådet"), by=GUEST)
    assert "Rådet" in unanswered_parties(made).values_list("name", flat=True)


def test_saying_it_twice_keeps_the_first(made):
    first = services.say_no_remarks(link_to(made, "Rådet"), by=GUEST, name="Ida Holm")
    again = services.say_no_remarks(link_to(made, "Rådet"), by=GUEST, name="En anden")

    assert (again.no_remarks_at, again.no_remarks_by) == (first.no_remarks_at, "Ida Holm")


@pytest.mark.parametrize(("name", "said", "at"), [("Rådet", "  ", "name"), ("Naboen", "Ida Holm", "")])
def test_what_cannot_be_said_is_refused_with_a_reason(made, name, said, at):
    with pytest.raises(DomainError) as refused:
        services.say_no_remarks(link_to(made, name), by=GUEST, name=said)

    assert (refused.value.field or "") == at


def test_after_the_deadline_nothing_is_said(made):
    with clock.at(made.ends_at + timedelta(minutes=1)), pytest.raises(DomainError):
        services.say_no_remarks(link_to(made, "Rådet"), by=GUEST, name="Ida Holm")


def test_a_name_of_script_is_shown_as_text(client, made, world):
    services.say_no_remarks(link_to(made, "Rådet"), by=GUEST, name="<script>alert(1)</script>")
    client.force_login(world.bo)
    page = client.get(reverse("staff:party-overview", args=[made.pk])).content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_reminders_go_to_the_silent_and_once_a_day(made, world, django_capture_on_commit_callbacks):
    mail.outbox.clear()
    services.say_no_remarks(link_to(made, "Foreningen"), by=GUEST, name="Ida Holm")
    everybody = list(made.parties.all())
    with django_capture_on_commit_callbacks(execute=True):
        sent = services.remind_parties(made, by=world.bo, parties=everybody)
    run_jobs()

    assert [delivery.party.name for delivery in sent if delivery.party.name in {"Rådet", "Foreningen", "Naboen"}] == [
        "Rådet"
    ]
    assert any("raadet@example.dk" in one.to and "påmindelse" in one.subject.lower() for one in mail.outbox)
    with pytest.raises(DomainError):
        services.remind_parties(made, by=world.bo, parties=everybody)


def test_the_machine_reminds_once_when_the_deadline_is_near(made):
    far = services.remind_before_deadline()
    with clock.at(made.ends_at - timedelta(days=2)):
        near, again = services.remind_before_deadline(), services.remind_before_deadline()

    assert (far, near > 0, again) == (0, True, 0)


def test_letters_wait_until_they_are_posted(client, made, world):
    client.force_login(world.bo)
    file = client.get(reverse("staff:party-letters", args=[made.pk]))

    assert file["Content-Type"] == "application/pdf"
    assert file.content.startswith(b"%PDF")
    assert services.letters_sent(made, by=world.bo) >= 2
    assert client.get(reverse("staff:party-letters", args=[made.pk])).status_code == 404
    with pytest.raises(DomainError):
        services.letters_sent(made, by=world.bo)


@pytest.mark.parametrize("who", ["ane", "dan", "guest", "member"])
def test_strangers_send_nothing_and_see_nothing(client, made, world, who):
    person = world.personas[who]
    with pytest.raises(PermissionDenied):
        services.remind_parties(made, by=person, parties=[])
    if person.is_authenticated:
        client.force_login(person)
    assert client.get(reverse("staff:party-overview", args=[made.pk])).status_code in {302, 403, 404}


def test_bodies_that_the_law_names_are_suggested_and_added(made, world):
    bodies.create_body(by=SYSTEM, name="Ældrerådet", kind="council", statutory=True, parent=world.city)
    suggested = selectors.suggested_parties(made)
    added = services.add_suggested(made, by=world.bo, bodies=[suggested[0].unit.pk])

    assert [one.unit_id for one in added] == [suggested[0].unit.pk]
    assert suggested[0].unit.pk not in [one.unit.pk for one in selectors.suggested_parties(made)]


def test_choosing_nothing_is_said(made, world):
    with pytest.raises(DomainError):
        services.add_suggested(made, by=world.bo, bodies=[])


@pytest.mark.parametrize("more", [0, 40])
def test_the_overview_asks_the_same_however_many_there_are(client, made, world, more, django_assert_max_num_queries):
    for number in range(more):
        one = consultations.add_party(made, by=world.bo, name=f"Part {number}", right="heard")
        services.log_delivery(one, purpose="invitation", by=world.bo)
    client.force_login(world.bo)
    with django_assert_max_num_queries(15):
        client.get(reverse("staff:party-overview", args=[made.pk]))


def test_addresses_of_old_consultations_are_forgotten(made):
    services.say_no_remarks(link_to(made, "Rådet"), by=GUEST, name="Ida Holm")
    long_ago = clock.now() - timedelta(days=365 * 6)
    type(made).objects.filter(pk=made.pk).update(closed_at=long_ago, closed_by="Roret")
    due = list(privacy.due(clock.now()))
    for one in due:
        privacy.let_go(one, by=SYSTEM)
    heard = party(made, "Rådet")

    assert [one.name for one in due if one.name in {"Rådet", "Foreningen"}] == ["Rådet"]
    assert (heard.email, heard.no_remarks_by, heard.no_remarks_at is not None) == ("", "–", True)
    assert not privacy.due(clock.now()).exists()
