"""Writing minutes: votes, amendments, statements, two secretaries, and the one truth of a matter's decision."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from roret.commons.meetings import services as meetings
from roret.decide.matters import services as matters
from roret.decide.matters.models import Decision, Matter
from roret.decide.matters.tests.factories import decide, ready
from roret.decide.minutes import services
from roret.decide.minutes.models import Entry, Motion, Statement
from roret.decide.minutes.selectors import read_draft
from roret.decide.minutes.services import MotionRow, StatementRow, Written
from roret.decide.minutes.tests.factories import adopted, begun, during, entry, held
from roret.foundation import authz
from roret.foundation.errors import ChangedMeanwhile, DomainError
from roret.foundation.journal.models import Event
from roret.foundation.testing.matrix import assert_matrix

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(world):
    return world.committee_secretary


@pytest.fixture
def found(world):
    return held(world.committee, "Budget", "Orientering")


def lines(one):
    return [(vote.stance, vote.party, vote.name, vote.count) for vote in one.motions.get(key="main").votes.all()]


def with_matter(world):
    matter = matters.sign_matter(ready(world), by=authz.SYSTEM)
    found = held(world.committee, put=lambda one: matters.put_to_meeting(matter, by=authz.SYSTEM, meeting=one))
    return Matter.objects.get(pk=matter.pk), found


def test_every_item_gets_its_entry_and_later_ones_are_taken_in(found, secretary):
    minutes = services.begin_minutes(found, by=secretary)
    meetings.put_on_agenda(found, by=secretary, title="Eventuelt")
    again = services.begin_minutes(found, by=secretary)

    assert again.pk == minutes.pk
    assert [one.item.title for one in read_draft(again).entries] == ["Budget", "Orientering", "Eventuelt"]


def test_votes_are_by_party_with_those_named_who_differ_and_independents(found, secretary):
    minutes = begun(found)
    with during(found):
        adopted(entry(minutes), by=secretary, votes={"for": "Rød, erik", "against": "Bent", "abstained": "*"})

    assert lines(entry(minutes)) == [
        ("for", "Rød", "", 1),
        ("for", "", "Erik", 1),
        ("against", "Rød", "Bent", 1),
        ("abstained", "Blå", "", 1),
        ("abstained", "Grøn", "", 1),
    ]


def test_what_does_not_carry_is_not_adopted_and_nothing_is_half_saved(found, secretary):
    minutes = begun(found)
    with during(found), pytest.raises(DomainError) as refused:
        adopted(entry(minutes), by=secretary, votes={"for": "Grøn", "against": "Rød"}, text="Nej")
    assert refused.value.field == "main-result"
    assert (entry(minutes).version, lines(entry(minutes))) == (1, [])


@pytest.mark.parametrize(
    ("votes", "field"),
    [({"for": "Gul"}, "main-for"), ({"for": "Rød 3"}, "main-for"), ({"for": "Rød", "against": "anna"}, "main-for")],
)
def test_votes_that_cannot_be_are_refused_on_their_line(found, secretary, votes, field):
    minutes = begun(found)
    if field == "main-for" and "against" in votes:
        votes, field = {"for": "anna", "against": "anna"}, "main-against"
    with during(found), pytest.raises(DomainError) as refused:
        adopted(entry(minutes), by=secretary, votes=votes)
    assert refused.value.field == field


def test_who_is_out_of_the_room_or_disqualified_or_gone_does_not_vote(found, secretary):
    minutes = begun(found)
    one = entry(minutes)
    anna, bent, carl = (found.attendances.get(name=name) for name in ("Anna", "Bent", "Carl"))
    question = meetings.raise_disqualification(
        one.item, by=secretary, membership=anna.membership, reason="Ejer grunden"
    )
    meetings.decide_disqualification(question, by=secretary, outcome="out")
    with during(found):
        meetings.note_presence(
            carl, by=secretary, arrived_at=found.begins_at, left_at=found.begins_at + timedelta(minutes=10)
        )
        began = found.begins_at + timedelta(minutes=20)
        adopted(one, by=secretary, votes={"for": "*"}, away=[bent.pk], started_at=began)
    assert lines(one) == [("for", "Blå", "", 1), ("for", "", "Erik", 1)]


def test_amendments_and_statements_are_rows_that_are_kept_once_and_go_when_emptied(found, secretary):
    minutes = begun(found)
    change = MotionRow("aAbCdEf12", "Tilføj 2 mio. kr.", "rejected", "voted", {"against": "*"}, "Grøn", amendment=True)
    said = StatementRow("sAbCdEf12", "Grøn", "Blå, Rød", "Vi ville mere.")
    with during(found):
        for _time in range(2):
            services.save_entry(entry(minutes), by=secretary, written=Written(motions=[change], statements=[said]))
        one = entry(minutes)
        assert one.motions.get(role="amendment").proposed_by == "Grøn"
        assert one.statements.get().joined == ["Blå", "Rød"]
        with pytest.raises(DomainError):
            services.save_entry(
                one, by=secretary, written=Written(statements=[StatementRow("sNoParty1", "", "", "Vi")])
            )
        odd = MotionRow("aOdd12345", "Udskyd", "postponed", amendment=True)
        with pytest.raises(DomainError):
            services.save_entry(one, by=secretary, written=Written(motions=[odd]))
        gone = Written(motions=[MotionRow(change.key, amendment=True)], statements=[StatementRow(said.key)])
        services.save_entry(one, by=secretary, written=gone)
    assert not Motion.objects.filter(role="amendment").exists()
    assert not Statement.objects.exists()


def test_the_second_of_two_secretaries_is_told_and_the_same_writing_sent_twice_is_saved_once(found, secretary):
    minutes = begun(found)
    one = entry(minutes)
    services.save_entry(one, by=secretary, written=Written("Første", token="en"), version=one.version)
    again = services.save_entry(one, by=secretary, written=Written("Første", token="en"), version=one.version)
    assert again.version == one.version + 1
    with pytest.raises(ChangedMeanwhile):
        services.save_entry(one, by=secretary, written=Written("Anden", token="to"), version=one.version)
    assert entry(minutes).text == "Første"


def test_an_item_does_not_end_before_it_begins(found, secretary):
    written = Written(started_at=found.begins_at, ended_at=found.begins_at - timedelta(minutes=1))
    with pytest.raises(ValidationError):
        services.save_entry(entry(begun(found)), by=secretary, written=written)


def test_the_decision_of_a_matter_is_written_into_the_matter_and_stands_nowhere_else(world, secretary):
    matter, found = with_matter(world)
    minutes = begun(found)
    with during(found):
        rows = [
            MotionRow("r1", "", "discussed", "without"),
            MotionRow("r2", "Som indstillet", "adopted", "voted", {"for": "Rød, Grøn", "against": "Blå"}),
        ]
        said = [StatementRow("sAbCdEf12", "Blå", "", "Vi er imod.")]
        one = services.save_entry(entry(minutes), by=secretary, written=Written(motions=rows[:1], statements=said))
        with pytest.raises(DomainError) as missing:
            services.conclude_entry(one, by=secretary)
        assert missing.value.field == "r2-result"
        services.save_entry(entry(minutes), by=secretary, written=Written(motions=rows, statements=said))
        one = services.conclude_entry(entry(minutes), by=secretary)
        with pytest.raises(DomainError):
            services.conclude_entry(one, by=secretary)

    decision = Decision.objects.get(matter=matter)
    assert [row.kind for row in decision.items.order_by("item__number")] == ["discussed", "adopted"]
    assert decision.statements.get().party == "Blå"
    second = one.motions.get(key="r2")
    assert (second.result, second.text, second.decided, second.wording) == ("", "", "adopted", "Som indstillet")
    assert second.item_decision.motion.votes.count() == 3
    assert not one.statements.exists()


def test_what_the_matters_own_page_has_minuted_is_taken_in(world, django_capture_on_commit_callbacks):
    matter, found = with_matter(world)
    minutes = begun(found)
    with during(found), django_capture_on_commit_callbacks(execute=True):
        decision = decide(matter, found)
    assert entry(minutes).decision == decision
    later = Entry.objects.get(pk=entry(minutes).pk)
    assert all(motion.item_decision for motion in later.motions.all())


def test_minutes_begun_after_the_decision_know_it(world):
    matter, found = with_matter(world)
    with during(found):
        decision = decide(matter, found)
        assert entry(begun(found)).decision == decision


def test_only_the_bodys_own_secretary_writes(world, found):
    minutes = begun(found)
    keepers = "committee_secretary operator_in_session"
    table = [(f"minutes.{verb}_minutes", minutes, keepers) for verb in ("write", "approve", "publish", "correct")]
    assert_matrix(world, table)
    for person in (world.ane, world.bo, world.secretary, world.member, world.director):
        with pytest.raises(PermissionDenied):
            services.begin_minutes(found, by=person)
        with pytest.raises(PermissionDenied):
            services.save_entry(entry(minutes), by=person, written=Written("x"))
    assert not Entry.objects.visible_to(world.member).exists()


def test_the_journal_says_which_item_and_never_what_was_said(found, secretary):
    services.save_entry(entry(begun(found)), by=secretary, written=Written("Fru Jensen gik grædende"))
    said = Event.objects.get(type="minutes.entry_saved").data
    assert said["item"] == 1
    assert "Jensen" not in str(said)
