"""Hearing the parties: links, no remarks, reminders, letters, suggestions."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from uuid import uuid4

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
from roret.listen.consultations.models import PartyAnswer
from roret.listen.consultations.selectors import unanswered_parties
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.tests.factories import open_consultation, sent
from roret.listen.parties import links, privacy, selectors, services
from roret.listen.parties.models import Delivery, PartyLink
from roret.listen.white_papers import annexes

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
    return links.link_of(links.current_secret(party(made, name)))


def page_of(made, name):
    return reverse("public:party", args=[links.current_secret(party(made, name))])


def test_the_invitation_carries_the_private_link_and_is_logged(made):
    letter = next(one for one in mail.outbox if "raadet@example.dk" in one.to)

    assert page_of(made, "Rådet") in letter.body
    assert Delivery.objects.get(party__name="Rådet").sent_at is not None
    assert Delivery.objects.get(party__name="Foreningen").sent_at is None


def test_only_a_hash_of_the_secret_is_kept(made):
    link = link_to(made, "Rådet")

    assert links.current_secret(link.party) not in link.key


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
    added = services.add_suggested(made, by=world.bo, keys=[suggested[0].key])

    assert [one.unit_id for one in added] == [suggested[0].unit.pk]
    assert suggested[0].unit.pk not in [one.unit.pk for one in selectors.suggested_parties(made) if one.unit]


def test_choosing_nothing_is_said(made, world):
    with pytest.raises(DomainError):
        services.add_suggested(made, by=world.bo, keys=[])


@pytest.mark.parametrize("more", [0, 40])
def test_the_overview_asks_the_same_however_many_there_are(client, made, world, more, django_assert_max_num_queries):
    for number in range(more):
        one = consultations.add_party(made, by=world.bo, name=f"Part {number}", right="heard")
        services.send_to(one, purpose="invitation", by=world.bo)
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


def answer_by_link(client, made, name, **changed):
    """Walk from a party's private page to the sent response, as she does; return the last page."""
    form = client.post(page_of(made, name) + "svar/", follow=True)
    values = {"text": "Vi vil gerne høres tidligere.", "capacity": "private", "organisation": "En anden",
              "publication": "named", "mandate": "Rådet på mødet den 3. marts", "submission": str(uuid4()), **changed}  # fmt: skip
    assert "Du svarer for en part" in form.content.decode()
    return client.post(form.redirect_chain[-1][0], values, follow=True)


def test_a_response_by_the_link_is_the_partys_whatever_is_typed(client, made):
    answer_by_link(client, made, "Rådet")
    tied = PartyAnswer.objects.get(party__name="Rådet")

    assert (tied.contribution.organisation, tied.contribution.capacity) == ("Rådet", "organisation")
    assert (tied.mandate, tied.confirmed_by) == ("Rådet på mødet den 3. marts", "")
    assert "Rådet" not in unanswered_parties(made).values_list("name", flat=True)


def test_the_link_is_forgotten_when_the_response_is_sent(client, made):
    answer_by_link(client, made, "Rådet")
    again = client.get(reverse("public:consultation-respond", args=[made.number])).content.decode()

    assert "Du svarer for en part" not in again


def test_one_may_answer_as_oneself_instead(client, made):
    client.post(page_of(made, "Rådet") + "svar/")
    page = client.post(reverse("public:party-leave", args=[made.number]), follow=True).content.decode()

    assert "Du svarer for en part" not in page


@pytest.mark.parametrize("mandate", ["", "x" * 301, "CPR 010190-1234"])
def test_a_mandate_is_asked_for_and_carries_no_cpr_number(client, made, mandate):
    page = answer_by_link(client, made, "Rådet", mandate=mandate)

    assert not PartyAnswer.objects.exists()
    assert "Vi vil gerne høres tidligere." in page.content.decode()


def test_no_address_names_the_party(client, made):
    form = client.post(page_of(made, "Rådet") + "svar/", follow=True)

    assert form.redirect_chain[-1][0] == reverse("public:consultation-respond", args=[made.number])


def test_a_name_alone_silences_nobody_until_a_person_says_so(client, made, world):
    guest = sent(made, capacity="organisation", organisation="Rådet")
    before = set(unanswered_parties(made).values_list("name", flat=True))
    client.force_login(world.bo)
    page = client.get(reverse("staff:party-overview", args=[made.pk])).content.decode()
    client.post(reverse("staff:party-tie", args=[party(made, "Rådet").pk, guest.reference]))

    assert "Rådet" in before
    assert guest.reference in page
    assert "Rådet" not in unanswered_parties(made).values_list("name", flat=True)

    services.untie_answer(PartyAnswer.objects.get(), by=world.bo)
    assert "Rådet" in unanswered_parties(made).values_list("name", flat=True)


def test_what_came_by_the_link_is_never_untied(client, made, world):
    answer_by_link(client, made, "Rådet")
    with pytest.raises(DomainError):
        services.untie_answer(PartyAnswer.objects.get(), by=world.bo)


def test_another_consultations_response_is_no_answer(made, world):
    other = sent(open_consultation(world.centre))
    with pytest.raises(DomainError):
        services.tie_answer(party(made, "Rådet"), other, by=world.bo)


def test_a_withdrawn_response_is_no_answer(client, made):
    answer_by_link(client, made, "Rådet")
    Contribution.objects.filter(party_answer__party__name="Rådet").update(withdrawn_at=clock.now())

    assert "Rådet" in unanswered_parties(made).values_list("name", flat=True)


def test_a_new_link_goes_to_the_new_address_and_the_old_one_leads_nowhere(
    client, made, world, django_capture_on_commit_callbacks
):
    old = page_of(made, "Rådet")
    client.get(old)
    client.force_login(world.bo)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        values = {"party": party(made, "Rådet").pk, "email": "nyt@example.dk"}
        client.post(reverse("staff:party-new-link", args=[made.pk]), values)
    run_jobs()
    client.logout()

    assert client.get(old).status_code == 404
    assert client.get(page_of(made, "Rådet")).status_code == 200
    assert any(one.to == ["nyt@example.dk"] and page_of(made, "Rådet") in one.body for one in mail.outbox)


def test_a_wrong_address_is_shown_and_kept_in_the_form(client, made, world):
    client.force_login(world.bo)
    page = client.post(
        reverse("staff:party-new-link", args=[made.pk]), {"party": party(made, "Rådet").pk, "email": "ikke en adresse"}
    )

    assert page.status_code == 422
    assert 'value="ikke en adresse"' in page.content.decode()


def test_a_refused_address_is_noted_and_becomes_a_letter(client, made, world):
    delivery = services.send_to(party(made, "Rådet"), purpose="reminder", by=world.bo)

    def refuse(_delivery):
        raise SMTPRecipientsRefused({"raadet@example.dk": (550, b"no such user")})

    services.send_delivery(delivery.pk, by=SYSTEM, write=refuse)
    client.force_login(world.bo)
    page = client.get(reverse("staff:party-overview", args=[made.pk])).content.decode()
    client.post(reverse("staff:party-to-letter", args=[delivery.pk]))
    delivery.refresh_from_db()

    assert "Adressen tager ikke imod mailen" in page
    assert (delivery.channel, delivery.failure, delivery.sent_at) == ("letter", "", None)


def test_a_server_that_is_away_is_noted_and_tried_again(made, world):
    delivery = services.send_to(party(made, "Rådet"), purpose="reminder", by=world.bo)

    def away(_delivery):
        raise ConnectionRefusedError

    with pytest.raises(ConnectionRefusedError):
        services.send_delivery(delivery.pk, by=SYSTEM, write=away)
    delivery.refresh_from_db()
    assert delivery.failure == "unreachable"

    services.send_delivery(delivery.pk, by=SYSTEM, write=lambda _delivery: None)
    delivery.refresh_from_db()
    assert (delivery.failure, delivery.sent_at is not None) == ("", True)


def test_a_clerk_says_that_a_letter_comes_from_a_party(client, made, world):
    client.force_login(world.bo)
    values = {"text": "Brev fra rådet.", "capacity": "council", "organisation": "Rådet", "publication": "named",
              "channel": "paper", "received_on": "2026-01-05", "party": party(made, "Rådet").pk, "submission": str(uuid4())}  # fmt: skip
    client.post(reverse("staff:consultation-enter", args=[made.pk]), values)

    assert PartyAnswer.objects.get().confirmed_by == world.bo.name


def test_the_white_papers_annex_tells_who_answered_and_on_whose_mandate(client, made):
    answer_by_link(client, made, "Rådet")
    services.say_no_remarks(link_to(made, "Foreningen"), by=GUEST, name="Ida Holm")
    told = {row[0]: row[4:] for row in annexes.parties(made).rows}

    assert told["Rådet"] == ("Ja", "Rådet på mødet den 3. marts")
    assert told["Foreningen"] == ("Ingen bemærkninger", "—")
    assert told["Naboen"] == ("—", "—")
    assert told["Handicaprådet"] == ("Nej", "—")
