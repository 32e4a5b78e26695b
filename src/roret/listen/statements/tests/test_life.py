"""The life of a statement: written together, adopted, sent, answered, published; and who may what on the way."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from roret.commons.bodies import services as bodies
from roret.commons.bodies.enums import Right, SeatSource
from roret.commons.bodies.models import Body
from roret.commons.meetings.models import AgendaItem
from roret.commons.meetings.services import remove_item
from roret.commons.meetings.tests.factories import meeting
from roret.commons.records.models import Link, Milestone
from roret.foundation import authz, clock
from roret.foundation.errors import ChangedMeanwhile, DomainError, NotPossible
from roret.foundation.journal.models import Event
from roret.foundation.modules import waiting_for
from roret.foundation.testing.matrix import assert_matrix
from roret.listen.consultations.models import PartyAnswer
from roret.listen.consultations.services import close_consultation
from roret.listen.contributions.models import Contribution
from roret.listen.statements import selectors, services
from roret.listen.statements.models import Statement, StatementComment, StatementVersion
from roret.listen.statements.tests.factories import (
    TEXT,
    able,
    adopted,
    asking_the_council,
    drafted,
    item_held,
    sent,
)

pytestmark = pytest.mark.django_db


def seat_chair(world):
    """Let the persona who is a member chair the council."""
    post = bodies.create_post(world.council, by=authz.SYSTEM, label="Formand", seats=1, source=SeatSource.OTHER)
    fields = {"name": "Mie Medlem", "user": world.member, "role": "Formand"}
    return bodies.appoint_member(post, by=authz.SYSTEM, **fields)


def test_a_draft_is_read_by_the_body_and_its_staff_only(world, bo):
    made = drafted(world, by=world.member)
    assert made.state == "draft"
    for who, sees in (("member", True), ("secretary", True), ("guest", False), ("ane", False), ("dan", False)):
        assert Statement.objects.visible_to(world.fresh(who)).exists() is sees, who
    assert not Statement.objects.visible_to(bo).exists(), "the addressee sees it when it is sent"
    assert not selectors.published(world.member).exists()


def test_only_a_body_with_the_right_on_the_day_may_state_or_propose(world):
    plain = Body.objects.get(pk=world.council.pk)
    with pytest.raises(DomainError, match="ret"):
        drafted(world, body=plain)
    given = clock.today() - timedelta(days=5)
    bodies.change_right(plain, by=authz.SYSTEM, right=Right.STATE, given=True, first_day=given, basis="Byrådet")
    assert drafted(world, body=plain).pk
    with pytest.raises(DomainError):
        drafted(world, body=plain, type="proposal")
    with clock.at(clock.now() - timedelta(days=6)), pytest.raises(DomainError):
        drafted(world, body=plain)


def test_a_right_that_was_lost_after_the_adoption_stops_the_sending(world):
    made = adopted(world)
    bodies.change_right(
        Body.objects.get(pk=world.council.pk), by=authz.SYSTEM, right=Right.STATE, given=False,
        first_day=clock.today(), basis="Byrådet",
    )  # fmt: skip
    with pytest.raises(DomainError):
        services.send_statement(made, by=authz.SYSTEM)


def test_a_body_that_has_ended_says_nothing_more(world):
    Body.objects.filter(pk=world.council.pk).update(valid_to=clock.today() - timedelta(days=1))
    with pytest.raises(DomainError):
        drafted(world)


def test_nothing_is_sent_before_the_body_has_adopted_it(world):
    made = drafted(world)
    with pytest.raises(NotPossible):
        services.send_statement(made, by=authz.SYSTEM)
    with pytest.raises(DomainError):
        services.adopt_statement(made, by=authz.SYSTEM)
    with pytest.raises(DomainError):
        services.adopt_statement(made, by=authz.SYSTEM, item=item_held(world.council), reason="Haster")
    with pytest.raises(DomainError):
        services.adopt_statement(made, by=authz.SYSTEM, item=item_held(world.committee))
    assert Statement.objects.get().state == "draft"


def test_a_coming_meeting_has_adopted_nothing_yet(world):
    made = drafted(world)
    item = services.put_to_meeting(made, by=authz.SYSTEM, meeting=meeting(world.council))
    with pytest.raises(DomainError):
        services.adopt_statement(made, by=authz.SYSTEM, item=item)


def test_the_agenda_shows_the_title_and_the_draft_stays_with_the_members(world):
    made = drafted(world)
    item = services.put_to_meeting(made, by=authz.SYSTEM, meeting=meeting(world.council))
    assert item.title == "Udtalelse: Fri fortove"
    assert item.record is None
    with pytest.raises(DomainError):
        services.discard_statement(made, by=authz.SYSTEM)
    with pytest.raises(DomainError):
        services.put_to_meeting(made, by=authz.SYSTEM, meeting=meeting(world.council, days=20))
    remove_item(item, by=authz.SYSTEM)
    services.discard_statement(made, by=authz.SYSTEM)
    assert not AgendaItem.objects.exists()
    assert not Statement.objects.exists()


def test_what_is_adopted_is_the_version_of_that_moment_and_is_not_changed(world):
    made = drafted(world)
    services.update_statement(made, by=world.member, title="Fri fortove", text="Rådet mener det modsatte.")
    done = services.adopt_statement(made, by=authz.SYSTEM, reason="Fristen ligger før næste møde")
    assert (done.adopted_version, done.state, done.adopted_on) == (2, "adopted", clock.today())
    assert [one.text for one in done.versions.all()] == ["Rådet mener det modsatte.", TEXT]
    with pytest.raises(NotPossible):
        services.update_statement(done, by=world.member, title="Andet", text="Andet")
    with pytest.raises(NotPossible):
        services.comment_on(done, by=world.member, text="For sent")


def test_the_second_of_two_writers_is_told(world):
    made = drafted(world)
    services.update_statement(made, by=world.member, version=made.version, title="Den ene", text=TEXT)
    with pytest.raises(ChangedMeanwhile):
        services.update_statement(made, by=world.secretary, version=made.version, title="Den anden", text=TEXT)
    assert Statement.objects.get().title == "Den ene"


def test_a_body_that_treats_no_individual_cases_names_nobody(world):
    body = able(world.council, no_individual_cases=True)
    with pytest.raises(DomainError):
        drafted(world, body=body, text="Sagsbehandler Bente Overgaard Jensen har behandlet os dårligt.")
    assert drafted(world, body=body, text="Vi roser Bente Overgaard Jensen.", no_case=True).pk
    for text in ("Sagen om 010190-1234 skal gå om.", "CPR 0101901234"):
        with pytest.raises(DomainError):
            drafted(world, body=body, text=text, no_case=True)
        with pytest.raises(DomainError):
            drafted(world, text=text)


def test_sending_gives_it_to_the_addressee_with_a_day(world, bo):
    made = sent(world)
    assert (made.state, made.unit_id, made.body_id) == ("sent", world.centre.pk, world.council.pk)
    assert made.due_on == clock.today() + timedelta(days=28)
    assert list(selectors.at_the_desk(bo)) == [made]
    assert not made.is_open
    assert Event.objects.filter(type="statement.sent").exists()
    with pytest.raises(NotPossible):
        services.send_statement(made, by=authz.SYSTEM)


def test_it_must_be_addressed_to_somebody(world):
    with pytest.raises(NotPossible):
        services.send_statement(adopted(world, to_unit=None), by=authz.SYSTEM)
    with pytest.raises(DomainError):
        drafted(world, to_others="Styrelsen")


def test_a_body_with_published_statements_publishes_when_it_sends(world):
    made = sent(world, body=able(world.council, publishes_statements=True))
    assert made.is_open
    assert list(selectors.published(world.guest)) == [made]
    assert Milestone.objects.filter(record_id=made.pk, code="published").exists()


def test_others_are_published_by_the_secretary(world):
    made = sent(world)
    assert not selectors.published(world.guest).exists()
    services.publish_statement(made, by=world.secretary)
    assert selectors.published(world.guest).exists()
    with pytest.raises(NotPossible):
        services.publish_statement(made, by=world.secretary)


def test_the_administration_confirms_treats_and_answers(world, bo):
    made = sent(world, body=able(world.council, publishes_statements=True))
    matter = drafted(world, title="En sag")
    day = clock.today() + timedelta(days=10)
    made = services.acknowledge_statement(made, by=bo, owner=bo, due_on=day)
    assert (made.state, made.owner, made.due_on) == ("acknowledged", bo, day)
    with pytest.raises(DomainError):
        services.treat_statement(made, by=bo, note="Drøftet", number=matter.number)
    made = services.treat_statement(made, by=bo, note="Drøftet på ledermødet")
    made = services.answer_statement(made, by=bo, answer="Vi følger rådet.", effect="followed")
    assert (made.state, made.waits_for) == ("published", "")
    assert Milestone.objects.filter(record_id=made.pk, code="answered").exists()
    with pytest.raises(NotPossible):
        services.answer_statement(made, by=bo, answer="Igen", effect="noted")


def test_it_is_overdue_the_day_after_its_day(world, bo):
    made = sent(world)
    with clock.at(clock.now() + timedelta(days=28)):
        assert Statement.objects.get().days_over == 0
    with clock.at(clock.now() + timedelta(days=30)):
        assert Statement.objects.get().days_over == 2
        assert [one.overdue for one in waiting_for(bo, of="statements")] == [True]
    services.answer_statement(made, by=bo, answer="Ja", effect="noted")
    assert not list(waiting_for(bo, of="statements"))


def test_an_owner_works_in_the_unit(world, bo, dan):
    with pytest.raises(DomainError):
        services.acknowledge_statement(sent(world), by=bo, owner=dan)


def test_a_statement_on_a_consultation_is_the_councils_response_there(world, bo):
    asked = asking_the_council(world)
    made = sent(world, consultation=asked, to_unit=None)
    response = Contribution.objects.get()
    assert (response.body_id, response.text, response.author, response.late) == (world.council.pk, TEXT, None, False)
    assert PartyAnswer.objects.get(contribution=response).mandate.startswith("Vedtaget på mødet")
    assert made.contribution == response
    assert (made.to_unit_id, made.due_on) == (asked.unit_id, None)
    assert Link.objects.filter(upstream_id=asked.pk, downstream_id=made.pk, kind="answers").exists()
    with pytest.raises(NotPossible):
        services.answer_statement(made, by=bo, answer="Her", effect="noted")


def test_a_late_statement_is_kept_and_marked(world):
    asked = asking_the_council(world)
    made = adopted(world, consultation=asked, to_unit=None)
    close_consultation(asked, by=authz.SYSTEM)
    services.send_statement(made, by=authz.SYSTEM)
    assert Contribution.objects.get().late


def test_the_body_notes_itself_what_an_authority_outside_answers(world, bo):
    made = sent(world, to_unit=None, to_others="Trafikstyrelsen")
    with pytest.raises(PermissionDenied):
        services.answer_statement(made, by=bo, answer="Nej", effect="not")
    done = services.answer_statement(made, by=world.secretary, answer="De svarede nej.", effect="not")
    assert done.state == "answered"


def test_who_may_what_in_each_state(world):
    draft, out = drafted(world), sent(world)
    assert_matrix(world, [
        ("statements.write_statement", draft, "member secretary operator_in_session"),
        ("statements.send_statement", draft, "secretary operator_in_session"),
        ("statements.answer_statement", draft, "operator_in_session"),
        ("statements.answer_statement", out, "bo cia director token operator_in_session"),
        ("statements.send_statement", out, "secretary operator_in_session"),
        ("statements.view_statement", out, "bo cia director token secretary operator_in_session"),
    ])  # fmt: skip
    seat_chair(world)
    assert authz.allowed(world.fresh("member"), "statements.send_statement", draft)


def test_comments_and_versions_stay_with_those_who_write(world, bo):
    made = drafted(world, body=able(world.council, publishes_statements=True))
    comment = services.comment_on(made, by=world.member, text="Kortere?")
    services.send_statement(services.adopt_statement(made, by=authz.SYSTEM, reason="Haster"), by=authz.SYSTEM)
    for model in (StatementComment, StatementVersion):
        assert model.objects.visible_to(world.member).exists()
        for who in (world.guest, world.ane, bo):
            assert not model.objects.visible_to(who).exists(), model
    with pytest.raises(DomainError):
        services.remove_comment(comment, by=world.secretary)
    services.remove_comment(comment, by=world.member)
    assert not StatementComment.objects.exists()


def test_a_comment_carries_no_cpr_number(world):
    with pytest.raises(DomainError):
        services.comment_on(drafted(world), by=world.member, text="Se 010190-1234")
