"""The involvement log: what is kept, who keeps it, and how it is shown."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roret.decide.involvement import services
from roret.decide.involvement.enums import EntryState
from roret.decide.involvement.models import Involvement
from roret.decide.matters.tests.factories import decided, ready
from roret.foundation import authz, clock
from roret.foundation.errors import ChangedMeanwhile, DomainError
from roret.foundation.journal.models import Event

pytestmark = pytest.mark.django_db

SAID = {"who": "Ældrerådet", "purpose": "Præsentation, fordi rapporten var i høring", "form": "hearing"}
TYPED = {
    **SAID,
    "held": "on",
    "held_on": "",
    "participants": "",
    "input": "",
    "use": "",
    "use_reason": "",
    "number": "",
}


@pytest.fixture
def matter(world):
    return ready(world)


def entered(matter, by=authz.SYSTEM, **values):
    return services.enter_involvement(matter, by=by, **{**SAID, **values})


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"held": False}, EntryState.PLANNED),
        ({}, EntryState.HELD),
        ({"input": "Skriv kortere breve"}, EntryState.SUMMARISED),
        ({"input": "x", "use": "used", "use_reason": "Brevene er skrevet om"}, EntryState.CONCLUDED),
        ({"use": "not_used", "use_reason": "Lovgivningen giver ikke lov"}, EntryState.CONCLUDED),
    ],
)
def test_where_it_stands_is_read_from_what_is_filled_in(matter, values, state):
    assert entered(matter, **values).state == state


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"who": " "}, "who"),
        ({"purpose": ""}, "purpose"),
        ({"held": False, "input": "Ja"}, "held"),
        ({"held": False, "participants": 3}, "held"),
        ({"use": "used"}, "use_reason"),
        ({"number": "2099-999999"}, "number"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field_and_nothing_is_kept(matter, values, field):
    with pytest.raises(DomainError) as refused:
        entered(matter, **values)
    assert refused.value.field == field
    assert not Involvement.objects.exists()


def test_a_day_that_has_not_come_cannot_have_been_held_but_can_be_planned(matter):
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(DomainError):
        entered(matter, held_on=tomorrow)
    assert entered(matter, held=False, held_on=tomorrow).state == EntryState.PLANNED


def test_those_who_prepare_the_matter_keep_the_log_and_nobody_else(world, matter, bo, dan):
    entry = entered(matter, by=bo)
    for stranger in (dan, world.ane, world.member, world.guest):
        with pytest.raises(PermissionDenied):
            entered(matter, by=stranger)
        with pytest.raises(PermissionDenied):
            services.remove_involvement(entry, by=stranger)
    services.remove_involvement(entry, by=bo)
    assert [one.type for one in Event.objects.filter(type__startswith="involvement.").order_by("pk")] == [
        "involvement.entered",
        "involvement.removed",
    ]


def test_the_second_of_two_editors_is_told(matter, bo):
    entry = entered(matter)
    services.change_involvement(entry, by=bo, version=1, **{**SAID, "who": "Seniorrådet"})
    with pytest.raises(ChangedMeanwhile):
        services.change_involvement(entry, by=bo, version=1, **SAID)
    entry.refresh_from_db()
    assert entry.who == "Seniorrådet"


def test_the_case_worker_enters_changes_and_removes_by_the_pages(client, matter, bo):
    client.force_login(bo)
    log, address = (reverse(f"staff:involvement-{name}", args=[matter.pk]) for name in ("list", "create"))
    assert log in client.get(matter.get_staff_url()).content.decode()
    assert address in client.get(log).content.decode()

    refused = client.post(address, {**TYPED, "use": "partly", "input": "Skriv kortere"})
    assert refused.status_code == 422
    assert "Skriv kortere" in refused.content.decode()
    assert client.post(address, {**TYPED, "participants": "60"}).status_code == 302

    entry = Involvement.objects.get()
    change = reverse("staff:involvement-update", args=[entry.pk])
    assert change in client.get(log).content.decode()
    assert client.post(change, {**TYPED, "input": "Skriv kortere", "version": 1}).status_code == 302
    second = client.post(change, {**TYPED, "input": "Skriv længere", "version": 1}).content.decode()
    assert "Skriv kortere" in second
    assert "Skriv længere" in second

    table = client.get(reverse("staff:involvement-export", args=[matter.pk])).content.decode("utf-8-sig")
    assert table.splitlines()[0] == "Hvem;Formål;Hvordan;Dag;Deltagere;Input;Hvad det blev til"
    assert "Ældrerådet" in table
    client.post(reverse("staff:involvement-remove", args=[entry.pk]))
    assert not Involvement.objects.exists()


def test_strangers_neither_see_nor_change_the_log_in_the_workspace(client, world, matter, dan):
    entry = entered(matter)
    for person in (dan, world.ane):
        client.force_login(person)
        for name, key in (("list", matter.pk), ("create", matter.pk), ("update", entry.pk), ("export", matter.pk)):
            assert client.get(reverse(f"staff:involvement-{name}", args=[key])).status_code in {302, 403, 404}
    assert Involvement.objects.count() == 1


def test_everybody_reads_the_table_of_a_published_matter_and_what_is_not_known_is_said(client, world):
    matter = decided(world).matter
    entered(matter, who="<b>JKI</b>", participants=60)
    table = reverse("public:matter-involvement", args=[matter.number])
    assert table in client.get(matter.get_absolute_url()).content.decode()
    page = client.get(table).content.decode()
    assert "&lt;b&gt;JKI" in page
    assert "ukendt" in page
    assert ">60<" in page


def test_a_draft_keeps_its_log_to_itself(client, matter):
    entered(matter)
    assert client.get(reverse("public:matter-involvement", args=[matter.number])).status_code == 404
    assert not Involvement.objects.visible_to(None).exists()


@pytest.mark.parametrize("face", ["public", "staff", "log", "table"])
def test_a_matters_page_takes_the_same_queries_with_one_and_with_many(client, world, bo, face):
    matter = decided(world).matter
    client.force_login(bo)
    log = reverse("staff:involvement-list", args=[matter.pk])
    table = reverse("public:matter-involvement", args=[matter.number])
    address = {"table": table, "public": matter.get_absolute_url(), "staff": matter.get_staff_url(), "log": log}[face]
    counts = []
    for more in (1, 12):
        for _ in range(more):
            entered(matter)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 15
