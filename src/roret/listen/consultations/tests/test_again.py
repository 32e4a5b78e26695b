"""Consulting again: the draft takes over what it can, those who answered are told, and both pages point at each other."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Link, Milestone
from roret.commons.records.services import add_attachment
from roret.foundation import clock
from roret.foundation.errors import DomainError, NotPossible
from roret.listen.consultations import services
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.tests.factories import open_consultation

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(world, bo):
    made = open_consultation(world.centre)
    services.add_party(made, by=bo, name="Foreningen", right="informed", email="post@example.dk", purpose="Naboer")
    return services.close_consultation(made, by=bo)


def again(closed, by, **changed):
    values = {
        "title": "Cykelstien, ændret forslag",
        "type": closed.type,
        "changed": "Stien er flyttet til den anden side.",
    }
    return services.consult_again(closed, by=by, **values | changed)


def published(draft):
    earlier = draft.earlier
    out = {"published_at": earlier.published_at, "published_by": "Roret", "begins_at": earlier.begins_at}
    Consultation.objects.filter(pk=draft.pk).update(**out)
    return Consultation.objects.get(pk=draft.pk)


def test_the_draft_takes_over_unit_words_and_parties(closed, bo):
    made = again(closed, bo)

    assert (made.state, made.unit, made.summary, made.earlier) == ("draft", closed.unit, closed.summary, closed)
    told = [sorted(one.parties.values_list("name", "right", "email", "purpose")) for one in (made, closed)]
    assert told[0] == told[1]
    assert not made.parties.exclude(invited_at=None).exists()


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("local_plan", "local_plan", LinkKind.SUPERSEDES),
        ("call_for_ideas", "local_plan", LinkKind.BASED_ON),
        ("call_for_ideas", "call_for_ideas", LinkKind.SUPERSEDES),
    ],
)
def test_the_thread_says_how_the_two_hang_together(closed, bo, before, after, kind):
    Consultation.objects.filter(pk=closed.pk).update(type=before)
    made = again(Consultation.objects.get(pk=closed.pk), bo, type=after)

    assert Link.objects.get(downstream_id=made.pk).kind == kind


def test_what_still_takes_responses_is_not_taken_up_again(world, bo):
    with pytest.raises(NotPossible):
        again(open_consultation(world.centre), bo)


def test_what_has_changed_must_be_said(closed, bo):
    with pytest.raises(DomainError) as refused:
        again(closed, bo, changed="  ")

    assert refused.value.field == "changed"
    assert Consultation.objects.count() == 1


def test_strangers_do_not(closed, world):
    for person in (world.ane, world.dan):
        with pytest.raises(PermissionDenied):
            again(closed, person)


def test_those_who_answered_are_told_when_it_opens_and_only_then(closed, bo):
    made = again(closed, bo)
    told = Milestone.objects.filter(record_id=closed.pk, code=f"again-{made.number}")
    before = told.exists()
    ready = {"question": "Hvad mener du om ændringen?", "contact": "Bo", "ends_at": clock.now() + timedelta(days=90)}
    services.update_consultation(made, by=bo, **ready)
    add_attachment(made, by=bo, title="Forslag", text="Stien ligger på den anden side.")
    services.publish_consultation(made, by=bo)

    assert (before, told.get().sentence) == (False, "Du bliver spurgt igen: »Cykelstien, ændret forslag« er åbnet")


def test_the_pages_point_at_each_other(client, closed, bo):
    made = published(again(closed, bo))
    new = client.get(made.get_absolute_url()).content.decode()
    old = client.get(closed.get_absolute_url()).content.decode()

    assert "Stien er flyttet til den anden side." in new
    assert closed.get_absolute_url() in new
    assert made.get_absolute_url() in old


def test_a_draft_is_not_shown_on_the_earlier_page(client, closed, bo):
    made = again(closed, bo)

    assert made.get_absolute_url() not in client.get(closed.get_absolute_url()).content.decode()


def test_the_form_makes_the_draft_and_keeps_what_was_typed(client, closed, bo):
    client.force_login(bo)
    address = reverse("staff:consultation-again", args=[closed.pk])
    empty = client.post(address, {"title": "Cykelstien igen", "type": closed.type, "changed": ""})
    right = client.post(address, {"title": "Cykelstien igen", "type": closed.type, "changed": "Kortere sti."})

    assert 'value="Cykelstien igen"' in empty.content.decode()
    assert right.status_code == 302
    assert closed.later.get().changed == "Kortere sti."
