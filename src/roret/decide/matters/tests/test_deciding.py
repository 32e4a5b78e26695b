"""The committee's table: the agenda, the decision on every item, the minuted statements, and who is told."""

import pytest
from django.core.exceptions import PermissionDenied

from roret.commons.meetings.services import cancel_meeting, publish_agenda
from roret.commons.meetings.tests.factories import meeting
from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Link, Milestone
from roret.commons.records.selectors import thread_ids
from roret.decide.matters import selectors, services
from roret.decide.matters.models import Decision, ItemDecision, Matter
from roret.decide.matters.tests.factories import after, decide, decided, heard, on_agenda, ready
from roret.foundation import authz
from roret.foundation.authz.roles import MEMBER
from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.testing.personas import make_person

pytestmark = pytest.mark.django_db
STATEMENT = ("Enhedslisten", ["Alternativet", "SF"], "Vi ønsker en følgegruppe.")


@pytest.fixture
def secretary(world):
    return world.committee_secretary


def test_only_a_signed_matter_comes_to_a_meeting_of_its_own_committee(world, secretary):
    matter = ready(world)
    with pytest.raises(NotPossible):
        services.put_to_meeting(matter, by=secretary, meeting=meeting(world.committee))
    matter = services.sign_matter(matter, by=world.director)
    with pytest.raises(DomainError) as refused:
        services.put_to_meeting(matter, by=secretary, meeting=meeting(world.council))
    assert refused.value.field == "meeting"
    held = meeting(world.committee)
    with after(held), pytest.raises(DomainError):
        services.put_to_meeting(matter, by=secretary, meeting=held)


def test_a_matter_is_on_one_agenda_at_a_time_and_free_again_when_the_meeting_is_cancelled(world, secretary):
    matter, held = on_agenda(world)
    with pytest.raises(NotPossible):
        services.put_to_meeting(matter, by=secretary, meeting=meeting(world.committee, days=20))

    cancel_meeting(held, by=secretary, reason="For få sager")
    services.put_to_meeting(matter, by=secretary, meeting=meeting(world.committee, days=20))
    assert Matter.objects.get(pk=matter.pk).state == "on_agenda"


def test_the_public_reads_the_matter_with_the_agenda_not_before(world, ane, secretary):
    matter = services.sign_matter(ready(world), by=world.director)
    held = meeting(world.committee)
    services.put_to_meeting(matter, by=secretary, meeting=held)
    assert not Matter.objects.visible_to(ane).exists()

    publish_agenda(held, by=secretary)
    assert Matter.objects.visible_to(ane).get() == matter


def test_those_who_took_part_hear_that_it_is_on_the_agenda_but_never_of_a_closed_item(
    world, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        opened, _held = on_agenda(world)
        closed, _held = on_agenda(world, closed=True)

    assert Milestone.objects.filter(record=opened, code__startswith="agenda").count() == 1
    assert not Milestone.objects.filter(record=closed).exists()


def test_a_decision_on_every_item_is_minuted_published_and_tied_to_the_matter(world, secretary, ane):
    matter, held = on_agenda(world)
    with after(held):
        decision = decide(matter, held, by=secretary, statements=[STATEMENT], text="Som indstillet.")

        assert decision.final
        assert Decision.objects.visible_to(ane).get() == decision
    assert list(decision.items.values_list("item__number", "kind")) == [(1, "discussed"), (2, "adopted")]
    assert Link.objects.filter(upstream=matter, downstream=decision, kind=LinkKind.DECIDES).exists()
    statement = decision.statements.get()
    assert (statement.party, statement.joined_by) == ("Enhedslisten", ["Alternativet", "SF"])


def test_the_milestone_reaches_up_to_the_consultation_of_those_who_took_part(world):
    consultation, themes = heard(world)
    decision = decided(world, ready(world, consultation))

    assert Milestone.objects.filter(record=decision, code="decided").count() == 1
    assert {consultation.pk, *(theme.pk for theme in themes)} <= set(thread_ids(decision, direction="up"))


def test_a_missing_item_is_refused_by_its_number_and_nothing_is_kept(world, secretary):
    matter, held = on_agenda(world)
    with after(held), pytest.raises(DomainError, match="2"):
        services.record_decision(
            matter, by=secretary, meeting=held, items=[(matter.items.get(number=1), "discussed", "")]
        )
    assert not Decision.objects.exists()


def test_an_item_twice_or_of_another_matter_or_of_an_unknown_kind_is_refused(world, secretary):
    matter, held = on_agenda(world)
    one, two = matter.items.order_by("number")
    stranger = ready(world).items.first()
    for items in (
        [(one, "discussed", ""), (one, "noted", ""), (two, "noted", "")],
        [(one, "discussed", ""), (two, "noted", ""), (stranger, "noted", "")],
        [(one, "discussed", ""), (two, "glemt", "")],
    ):
        with after(held), pytest.raises(DomainError):
            services.record_decision(matter, by=secretary, meeting=held, items=items)
    assert not ItemDecision.objects.exists()


def test_a_statement_needs_party_and_text_and_no_party_joins_itself(world, secretary):
    matter, held = on_agenda(world)
    for statement in (("", [], "Tekst"), ("SF", [], "  "), ("SF", ["SF"], "Tekst")):
        with after(held), pytest.raises(DomainError):
            decide(matter, held, by=secretary, statements=[statement])
    assert not Decision.objects.exists()


def test_a_decision_is_minuted_after_the_meeting_has_begun_and_once(world, secretary):
    matter, held = on_agenda(world)
    with pytest.raises(DomainError):
        decide(matter, held, by=secretary)
    with after(held):
        decide(matter, held, by=secretary)
        with pytest.raises(DomainError):
            decide(matter, held, by=secretary)
    assert Decision.objects.count() == 1


def test_a_matter_is_not_decided_at_a_meeting_where_it_was_not_on_the_agenda(world, secretary):
    matter, held = on_agenda(world)
    other = meeting(world.committee, days=5)
    with after(held), pytest.raises(DomainError):
        decide(matter, other, by=secretary)


@pytest.mark.parametrize("kind", ["postponed", "sent_to_hearing"])
def test_an_item_that_comes_back_makes_the_decision_provisional_and_the_matter_can_be_put_again(world, secretary, kind):
    matter, held = on_agenda(world)
    with after(held):
        with pytest.raises(DomainError):
            decide(matter, held, by=secretary, kinds=("discussed", kind), final=True)
        decision = decide(matter, held, by=secretary, kinds=("discussed", kind))
        assert not decision.final
        matter = Matter.objects.get(pk=matter.pk)
        assert matter.state == "postponed"
        later = meeting(world.committee, days=30)
        services.put_to_meeting(matter, by=secretary, meeting=later)
    with after(later):
        decide(matter, later, by=secretary)
    assert Matter.objects.get(pk=matter.pk).state == "decided"
    assert Milestone.objects.filter(code="decided").count() == 2


def test_the_secretary_may_say_that_a_discussion_is_not_the_end(world, secretary):
    assert decided(world, kinds=("discussed", "noted"), final=False).final is False


def test_nothing_is_adopted_while_those_with_a_right_to_be_heard_are_being_heard(world, secretary):
    consultation, _themes = heard(world, close=False)
    matter, held = on_agenda(world, ready(world, consultation))
    with after(held):
        with pytest.raises(DomainError):
            decide(matter, held, by=secretary, kinds=("discussed", "adopted"))
        assert decide(matter, held, by=secretary, kinds=("discussed", "noted"))


def test_only_the_committees_secretary_minutes(world, bo):
    matter, held = on_agenda(world)
    for person in (bo, world.director, world.secretary, world.member):
        with after(held), pytest.raises(PermissionDenied):
            decide(matter, held, by=person)


def test_a_closed_matter_and_its_decision_are_for_members_and_staff(world, ane, bo):
    politician = make_person("politician", role=MEMBER, unit=world.committee)
    matter, held = on_agenda(world, closed=True)
    with after(held):
        decision = decide(matter, held)
        for person, sees in ((ane, False), (world.member, False), (politician, True), (bo, True)):
            assert Matter.objects.visible_to(person).filter(pk=matter.pk).exists() is sees
            assert Decision.objects.visible_to(person).filter(pk=decision.pk).exists() is sees


def test_the_lists_of_what_waits_follow_the_matter(world, secretary):
    matter = services.sign_matter(ready(world), by=authz.SYSTEM)
    assert list(Matter.objects.waiting_for_a_meeting()) == [matter]
    held = meeting(world.committee)
    services.put_to_meeting(matter, by=secretary, meeting=held)
    assert not Matter.objects.waiting_for_a_meeting()
    assert selectors.to_minute(secretary) == []
    with after(held):
        assert [item.record_id for item in selectors.to_minute(secretary)] == [matter.pk]
        assert list(Matter.objects.undecided_after_meeting()) == [matter]
        decide(matter, held, kinds=("postponed", "postponed"))
        assert selectors.to_minute(secretary) == []
        assert not Matter.objects.undecided_after_meeting()
        assert list(Matter.objects.waiting_for_a_meeting()) == [matter]
