"""Who may take part: the question, the decision, the substitute, and what everybody sees of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from roret.commons.bodies import services as bodies
from roret.commons.meetings import selectors, services
from roret.commons.meetings.models import Disqualification
from roret.commons.meetings.tests.factories import meeting
from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.foundation.errors import DomainError
from roret.foundation.privacy.services.exporting import known_about
from roret.listen.contributions.tests.factories import draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(world):
    return bodies.create_post(world.committee, by=SYSTEM, label="Medlem", seats=2, source="council")


@pytest.fixture
def anne(post):
    return bodies.appoint_member(post, by=SYSTEM, name="Anne")


@pytest.fixture
def substitute(post, anne):
    return bodies.appoint_member(post, by=SYSTEM, name="Gorm", substitute_for=anne)


@pytest.fixture
def item(world):
    return services.put_on_agenda(meeting(world.committee), by=SYSTEM, title="Salg af grund")


def ask(item, member, by=SYSTEM):
    return services.raise_disqualification(item, by=by, membership=member, reason="Hendes bror byder på grunden")


def test_a_member_who_may_not_take_part_is_named_at_the_item_with_her_substitute_and_without_the_reason(
    client, item, anne, substitute
):
    services.decide_disqualification(ask(item, anne), by=SYSTEM, outcome="out", substitute=substitute)
    services.publish_agenda(item.meeting, by=SYSTEM)
    page = client.get(item.meeting.get_absolute_url()).content.decode()
    assert "Anne deltager ikke og er erstattet af Gorm" in page
    assert "bror" not in page


@pytest.mark.parametrize("outcome", ["raised", "in"])
def test_who_may_take_part_or_about_whom_nothing_is_decided_is_not_named(client, item, anne, outcome):
    question = ask(item, anne)
    if outcome == "in":
        services.decide_disqualification(question, by=SYSTEM, outcome="in")
    services.publish_agenda(item.meeting, by=SYSTEM)
    assert "Anne" not in client.get(item.meeting.get_absolute_url()).content.decode()


def test_the_question_follows_the_matter_to_the_next_meeting(world, anne):
    matter = draft(world.centre, body=world.committee)
    first, second = meeting(world.committee), meeting(world.committee, days=40)
    services.decide_disqualification(
        ask(services.put_on_agenda(first, by=SYSTEM, record=matter), anne), by=SYSTEM, outcome="out"
    )
    again = services.put_on_agenda(second, by=SYSTEM, record=matter)
    assert [str(one) for one in selectors.out_by_item(second, [again])[again.pk]] == ["Anne"]
    with pytest.raises(DomainError):
        ask(again, anne)


def test_only_those_who_sit_on_the_day_of_the_meeting_are_asked_about(world, post, item):
    gone = bodies.appoint_member(post, by=SYSTEM, name="Bo", ends_on=clock.today() + timedelta(days=1))
    with pytest.raises(DomainError) as refused:
        ask(item, gone)
    assert refused.value.field == "membership"


def test_the_substitute_stands_in_line_behind_her_and_comes_only_when_she_is_out(post, item, anne, substitute):
    other = bodies.appoint_member(post, by=SYSTEM, name="Carl")
    question = ask(item, anne)
    for wrong in (
        {"outcome": "out", "substitute": other},
        {"outcome": "in", "substitute": substitute},
        {"outcome": "raised"},
    ):
        with pytest.raises(DomainError):
            services.decide_disqualification(question, by=SYSTEM, **wrong)


def test_nobody_but_the_secretary_raises_it_and_nobody_else_reads_the_reason(world, item, anne):
    with pytest.raises(PermissionDenied):
        ask(item, anne, by=world.bo)
    ask(item, anne)
    assert not Disqualification.objects.visible_to(world.bo).exists()
    assert not Disqualification.objects.visible_to(world.guest).exists()
    assert Disqualification.objects.visible_to(world.committee_secretary).exists()


def test_the_secretary_raises_and_decides_by_form(client, world, item, anne, substitute):
    client.force_login(world.committee_secretary)
    here = reverse("staff:meeting-questions", args=[item.meeting_id])
    assert here in client.get(item.meeting.get_staff_url()).content.decode()
    assert client.post(here, {"item": item.pk, "membership": anne.pk, "reason": ""}).status_code == 422
    client.post(here, {"item": item.pk, "membership": anne.pk, "reason": "Bror"})
    question = Disqualification.objects.get()
    address = reverse("staff:question-decide", args=[item.meeting_id, question.pk])
    assert address in client.get(here).content.decode()
    assert client.post(address, {"outcome": "out", "substitute": substitute.pk}).url == here
    question.refresh_from_db()
    assert (question.outcome, question.substitute) == ("out", substitute)


def test_a_member_is_told_of_the_questions_about_her(world, post, item):
    member = bodies.appoint_member(post, by=SYSTEM, name="Mie Medlem", user=world.member)
    ask(item, member)
    told = {str(part.title): part.rows for part in known_about(world.member)}
    assert "Hendes bror byder på grunden" in str(told["Om du måtte deltage i et punkt"])
