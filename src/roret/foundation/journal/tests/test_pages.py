"""Who reads the journal, and what of it."""

from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse

from roret.foundation import clock, journal
from roret.foundation.journal import selectors
from roret.foundation.journal.services import seal_events
from roret.foundation.journal.tests.conftest import Tried
from roret.foundation.testing.matrix import assert_matrix

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(world):
    """The centre was changed by Bo, with values that can be forgotten and a reason."""
    with transaction.atomic():
        return journal.record(
            Tried, world.centre, by=world.bo, reason="The <b>law</b> changed", step=3,
            changes={"name": ["Old <script>", "New"]}, email="ane@example.org",
        )  # fmt: skip


def read(client, person, **filters):
    client.force_login(person)
    return client.get(reverse("staff:journal"), filters)


def test_who_may_read_what(world):
    centre = "bo cia director editor controller privacy_officer operator_in_session token"
    table = (
        ("journal.view_event", None, "privacy_officer operator_in_session"),
        ("journal.view_history", world.centre, centre),
        ("journal.view_detail", world.centre, centre.replace("controller ", "")),
        ("journal.seal_event", None, "operator_in_session"),
        ("journal.forget_detail", None, "privacy_officer operator_in_session"),
    )
    assert_matrix(world, table)


def test_the_whole_journal_is_read_by_the_privacy_officer_and_nobody_else(client, world, told):
    assert str(told.pk) in read(client, world.privacy_officer).content.decode()
    for other in (world.ane, world.bo, world.operator):
        assert read(client, other).status_code == 403


def test_the_pages_do_not_grow_slower_with_the_journal(client, world, write, django_assert_max_num_queries):
    write(60)
    client.force_login(world.privacy_officer)
    with django_assert_max_num_queries(12):
        assert client.get(reverse("staff:journal")).status_code == 200


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"type": Tried.key}, True), ({"type": "journal.looked_at"}, False), ({"actor": "damgaard"}, True), ({"actor": "Ole"}, False),
        ({"thing": "Centret"}, True), ({"thing": "Nowhere"}, False), ({"since": "1.3.2034", "until": "1.3.2034"}, True),
        ({"since": "2.3.2034"}, False), ({"until": "29.2.2034"}, False), ({"actor": "b'; DROP TABLE"}, False),
    ],
)  # fmt: skip
def test_the_filters_stand_in_the_address(client, world, filters, found):
    with clock.at(datetime(2034, 3, 1, 12, 0, tzinfo=UTC)), transaction.atomic():
        event = journal.record(Tried, world.centre, by=world.bo)
    page = read(client, world.privacy_officer, **filters)
    assert (event in list(page.context["table"].data)) is found


def test_a_wrong_filter_is_an_error_on_the_page_not_a_crash(client, world):
    assert (
        read(client, world.privacy_officer, since="yesterday", type="no.such", side="-3", sort="x").status_code == 200
    )


def test_the_page_shows_the_root_that_stands_for_all(client, world):
    assert "forseglet endnu" in read(client, world.privacy_officer).content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_page_shows_the_last_root(client, world):
    root = seal_events()[-1].root
    assert root in read(client, world.privacy_officer).content.decode()


def test_all_that_happened_to_a_thing_can_be_read_when_it_is_gone(client, world, told):
    kind, key = told.target_type, told.target_id
    client.force_login(world.privacy_officer)
    page = client.get(reverse("staff:journal-history", args=[kind, key])).content.decode()
    assert "ane@example.org" in page
    assert client.get(reverse("staff:journal-history", args=["no.such", "9"])).status_code == 200
    client.force_login(world.bo)
    assert client.get(reverse("staff:journal-history", args=[kind, key])).status_code == 403


def test_a_history_costs_two_queries_however_long(world, write, django_assert_num_queries):
    with transaction.atomic():
        for _again in range(20):
            journal.record(Tried, world.centre, by=world.bo, email="x")
    assert world.bo.standing
    with django_assert_num_queries(2):
        assert len(selectors.history_of(world.centre, reader=world.bo)) == 20


def show(person, thing):
    request = RequestFactory().get("/")
    request.user = person
    return Template('{% include "journal/history.html" %}').render(Context({"request": request, "thing": thing}))


def test_the_history_shows_sentence_person_reason_and_values_escaped(world, told):
    html = show(world.bo, world.centre)
    assert "Bo Damgaard" in html
    assert "The &lt;b&gt;law&lt;/b&gt; changed" in html
    assert "<del>Old &lt;script&gt;</del>" in html
    assert "ane@example.org" in html


def test_values_are_hidden_from_those_who_may_only_know_what_happened(world, told):
    html = show(world.controller, world.centre)
    assert "Bo Damgaard" in html
    assert "ane@example.org" not in html


def test_strangers_and_citizens_see_nothing(world, told):
    for person in (world.dan, world.ane, world.guest):
        assert "Bo Damgaard" not in show(person, world.centre)


def test_a_value_is_labelled_as_the_model_labels_it(world, told):
    changes = selectors.history_of(world.centre, reader=world.bo)[0].changes
    assert changes == [("navn", "Old <script>", "New")]
