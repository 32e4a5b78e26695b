"""The life of a request to speak: asked, assessed, offered or declined, held, noted, erased; and who may what."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from roret.commons.bodies import services as bodies
from roret.commons.bodies.enums import Right
from roret.commons.bodies.models import Body
from roret.commons.meetings.models import AgendaItem
from roret.commons.meetings.services import publish_agenda
from roret.commons.meetings.tests.factories import meeting
from roret.foundation import authz, clock
from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.files.models import StoredFile
from roret.foundation.files.services import receive_files
from roret.foundation.journal.models import Event
from roret.foundation.modules import waiting_for
from roret.foundation.privacy.services.exporting import known_about
from roret.foundation.testing.jobs import run_jobs
from roret.foundation.testing.matrix import assert_matrix
from roret.listen.deputations import privacy, selectors, services
from roret.listen.deputations.models import Deputation
from roret.listen.deputations.tests.factories import TEXT, after, offered, requested, taking

pytestmark = pytest.mark.django_db


def test_a_guest_gets_a_reference_and_a_private_link_and_no_mail_says_what_it_is_about(
    world, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        receipt = requested(world)
    run_jobs()
    (letter,) = mail.outbox
    assert receipt.deputation.reference in letter.subject
    assert receipt.secret in letter.body
    assert selectors.by_secret(receipt.secret) == receipt.deputation
    for personal in ("Ane", "Refsnæsgade", "Cykelsti"):
        assert personal not in letter.subject + letter.body
    assert receipt.secret not in receipt.deputation.key
    assert str(receipt.deputation) == receipt.deputation.reference


def test_sending_twice_keeps_one(world):
    first, second = requested(world, submission="samme"), requested(world, submission="samme")
    assert (second.repeated, second.secret) == (True, first.secret)
    assert Deputation.objects.count() == 1


def test_only_bodies_that_take_deputations_on_the_day_are_asked(world):
    plain = Body.objects.get(pk=world.council.pk)
    with pytest.raises(DomainError):
        requested(world, body=plain)
    day = clock.today()
    bodies.change_right(plain, by=authz.SYSTEM, right=Right.DEPUTATIONS, given=True, first_day=day, basis="Byrådet")
    assert requested(world, body=plain).deputation.pk
    assert list(selectors.bodies_that_take()) == [plain]


def test_a_cpr_number_is_stopped_and_a_name_asks_for_a_tick(world):
    for words in ({"text": "Mit CPR-nummer er 010190-1234"}, {"topic": "010190-1234"}):
        with pytest.raises(DomainError):
            requested(world, no_case=True, **words)
    complaint = "Sagsbehandler Bente Overgaard Jensen svarede mig grimt."
    with pytest.raises(DomainError):
        requested(world, text=complaint)
    assert requested(world, text=complaint, no_case=True).deputation.pk


def test_the_secretary_offers_a_time_and_puts_an_item_on_the_agenda(world, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = offered(world)
    run_jobs()
    assert (made.state, made.item.kind, made.item.title) == ("offered", "deputation", "Foretræde om cykelstien")
    news = mail.outbox[-1]
    assert "Cykel" not in news.subject + news.body
    assert not Event.objects.filter(data__icontains="Refsnæsgade").exists()


def test_a_time_lies_within_the_meeting_and_belongs_to_one(world):
    first = offered(world, minutes=15)
    second, begins = requested(world).deputation, first.slot_at
    free = begins + timedelta(minutes=15)
    given = {"by": authz.SYSTEM, "meeting": first.meeting, "minutes": 10, "title": "Foretræde"}
    for slot in (begins, begins + timedelta(minutes=14), begins - timedelta(minutes=5)):
        with pytest.raises(DomainError):
            services.offer_slot(second, slot_at=slot, **given)
    other = meeting(world.council)
    with pytest.raises(DomainError):
        services.offer_slot(second, slot_at=other.begins_at, **given | {"meeting": other})
    with pytest.raises(DomainError):
        services.offer_slot(second, slot_at=free, **given | {"title": "Om 010190-1234"})
    assert services.offer_slot(second, slot_at=free, **given).state == "offered"


def test_offering_anew_moves_the_item(world):
    made, later = offered(world), meeting(world.committee, days=20)
    given = {"meeting": later, "slot_at": later.begins_at, "minutes": 5, "title": "Foretræde"}
    moved = services.offer_slot(made, by=authz.SYSTEM, **given)
    assert AgendaItem.objects.get() == moved.item
    assert moved.meeting == later


def test_the_citizen_accepts_or_cancels_by_the_link(world):
    made = offered(world)
    assert services.accept_slot(made, by=world.guest).state == "accepted"
    publish_agenda(made.meeting, by=authz.SYSTEM)
    done = services.cancel_deputation(made, by=world.guest)
    assert (done.state, done.item) == ("cancelled", None)
    assert not AgendaItem.objects.exists()
    with pytest.raises(NotPossible):
        services.accept_slot(done, by=world.guest)


def test_a_declined_request_has_a_reason_and_nothing_more_happens(world):
    made = requested(world).deputation
    with pytest.raises(DomainError):
        services.decline_deputation(made, by=authz.SYSTEM, reason=" ")
    done = services.decline_deputation(made, by=world.committee_secretary, reason="Det hører til i et andet udvalg.")
    assert done.state == "declined"
    for act in (services.accept_slot, services.cancel_deputation):
        with pytest.raises(NotPossible):
            act(done, by=world.guest)


def test_it_is_held_and_noted_after_its_time(world):
    made = offered(world)
    with pytest.raises(NotPossible):
        services.note_deputation(made, by=authz.SYSTEM, note="For tidligt")
    with after(made):
        assert services.hold_deputation(made, by=world.committee_secretary).state == "held"
        with pytest.raises(DomainError):
            services.note_deputation(made, by=authz.SYSTEM, note="Om 010190-1234")
        done = services.note_deputation(made, by=world.committee_secretary, note="Beboerne viste, hvor cyklerne kører.")
        assert done.state == "noted"
        with pytest.raises(NotPossible):
            services.cancel_deputation(done, by=world.guest)


def test_what_waits_stands_on_the_secretarys_day(world):
    made = requested(world).deputation
    (one,) = waiting_for(world.committee_secretary, of="deputations")
    assert (one.due, one.overdue) == (made.answer_due, False)
    with clock.at(clock.now() + timedelta(days=12)):
        assert [one.overdue for one in waiting_for(world.committee_secretary, of="deputations")] == [True]
    assert not list(waiting_for(world.secretary, of="deputations")), "another body's secretary"
    assert not list(waiting_for(world.bo, of="deputations"))


def test_those_that_wait_stand_first_at_the_desk(world):
    noted = offered(world)
    with after(noted):
        services.note_deputation(noted, by=authz.SYSTEM, note="De kom")
    declined = services.decline_deputation(requested(world).deputation, by=authz.SYSTEM, reason="Et andet udvalg")
    given = offered(world)
    waits = requested(world).deputation
    assert list(selectors.at_the_desk(world.committee_secretary)) == [waits, given, noted, declined]


def test_who_may_what(world):
    made = requested(world).deputation
    keepers = "committee_secretary operator_in_session"
    assert_matrix(world, [
        ("deputations.view_deputation", made, keepers),
        ("deputations.assess_deputation", made, keepers),
    ])  # fmt: skip
    for who in ("bo", "ane", "member", "secretary", "director", "guest"):
        assert not Deputation.objects.visible_to(world.fresh(who)).exists(), who
    with pytest.raises(PermissionDenied):
        services.decline_deputation(made, by=world.secretary, reason="Nej")


def test_a_request_of_ones_own_is_told_and_erased_with_its_files(world, ane):
    taking(world.committee)
    (file,) = receive_files([SimpleUploadedFile("tegning.txt", b"En tegning")], by=ane)
    made = requested(world, by=ane, files=[file]).deputation
    assert TEXT in str([list(part.rows) for part in known_about(ane)])
    assert privacy.erase(ane, by=ane) == 1
    made.refresh_from_db()
    assert (made.name, made.email, made.author, made.topic, made.text) == ("–", "", None, "Slettet", "Slettet")
    assert not StoredFile.objects.filter(pk=file.pk).exists()


def test_what_is_too_old_is_erased(world):
    made = requested(world).deputation
    moment = clock.now() + timedelta(days=25 * 31)
    assert list(privacy.due(moment)) == [made]
    privacy.let_go(made, by=authz.SYSTEM)
    assert not list(privacy.due(moment))
    draft = services.save_draft(by=world.guest, secret="hemmelig", data={"topic": "Emne"})
    assert list(privacy.due_drafts(moment)) == [draft]
    privacy.drop_draft(draft, by=authz.SYSTEM)
    assert selectors.draft_of("hemmelig") == {}
