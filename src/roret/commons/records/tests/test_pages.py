"""The pages that every record has: itself, its thread, and following it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from roret.commons.records import services
from roret.commons.records.enums import Stage
from roret.commons.records.kinds import RecordKind, declare_kind, registry
from roret.commons.records.models import Follow
from roret.commons.records.picture import short_title
from roret.commons.records.tests.factories import chain, record
from roret.foundation import authz

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.fixture
def bare_kind():
    """A kind without pages of its own."""
    yield declare_kind(RecordKind("bare", _("Record"), _("Records"), Stage.REPORT))
    del registry["bare"]


def page_of(name, found):
    return reverse(f"public:{name}", args=[found.number])


def test_a_kind_with_its_own_page_leads_there(client, world):
    found = record(world.centre, kind="indicator")
    response = client.get(page_of("record", found))
    assert (response.status_code, response["Location"]) == (302, found.get_absolute_url())
    assert found.get_absolute_url() == reverse("public:indicator-detail", args=[found.number])


def test_a_kind_without_its_own_page_is_shown_with_facts_and_thread(client, world, bare_kind):
    found = record(world.centre, EVIL, kind="bare", summary=EVIL, body=world.council)
    services.add_attachment(found, by=authz.SYSTEM, title=EVIL, text=EVIL)
    assert found.get_absolute_url() == page_of("record", found)

    page = client.get(found.get_absolute_url()).content.decode()
    for words in (found.number, "Centret", "Rådet", page_of("thread", found)):
        assert words in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize("number", ["2026-999999", "x", "../../etc", "%00", "æ" * 50])
def test_a_number_that_is_none_is_not_found(client, world, number):
    for name in ("record", "thread"):
        address = reverse(f"public:{name}", args=["NUMBER"]).replace("NUMBER", number)
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("name", ["record", "thread"])
def test_what_is_not_published_does_not_exist(client, world, name):
    hidden = record(world.centre, published=False)
    assert client.get(page_of(name, hidden)).status_code == 404
    client.force_login(world.dan)
    assert client.get(page_of(name, hidden)).status_code == 404
    client.force_login(world.bo)
    assert client.get(page_of(name, hidden)).status_code in {200, 302}


def test_following_is_a_button_and_never_an_address(client, world, ane):
    found = record(world.centre)
    follow, stop = page_of("record-follow", found), page_of("record-unfollow", found)
    assert client.post(follow).status_code == 302
    assert not Follow.objects.exists()

    client.force_login(ane)
    assert client.get(follow).status_code == 405
    assert client.post(follow)["Location"] == found.get_absolute_url()
    assert Follow.objects.get().user == ane
    client.post(stop)
    assert not Follow.objects.exists()


def test_nobody_follows_what_she_may_not_see(client, world, ane):
    hidden = record(world.centre, published=False)
    client.force_login(ane)
    assert client.post(page_of("record-follow", hidden)).status_code == 404
    assert not Follow.objects.exists()


def test_the_thread_page_lists_each_step_with_what_it_came_from(client, world):
    first, second = record(world.centre, "Først", kind="matter"), record(world.centre, EVIL, kind="decision")
    chain(first, second)
    services.reach_milestone(second, code="x", sentence=EVIL)
    page = client.get(page_of("thread", second)).content.decode()

    assert f'id="r{first.number}"' in page
    assert f'href="#r{second.number}"' in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_the_thread_folds_out_the_kind_one_came_from_and_counts_the_many_of_another(client, world):
    start = record(world.centre, "Høringen", kind="consultation")
    matters = [record(world.centre, f"Sag nr. {number}", kind="matter") for number in range(3)]
    decision = record(world.centre, "Afgørelsen", kind="decision")
    for matter in matters:
        chain(start, matter, decision)
    page = client.get(page_of("thread", decision)).content.decode()

    assert page.count('<details class="thread-group"') == 3
    assert 'id="decision" open' in page
    assert ">3 sager</a>" in page
    assert page.index('id="consultation"') < page.index('id="matter"') < page.index('id="decision"')


def test_a_title_does_not_repeat_the_kind_that_stands_beside_it(world):
    titles = ("Beslutning: Ny sti", "Beslutning: ", "Sag: Ny sti")
    shown = [short_title(record(world.centre, title, kind="decision")) for title in titles]
    assert shown == ["Ny sti", "Beslutning: ", "Sag: Ny sti"]


def test_the_thread_page_takes_the_same_queries_with_one_and_with_sixty(client, world):
    start = record(world.centre, kind="consultation")
    counts = []
    for more in (1, 59):
        made = [record(world.centre, f"Indsats {number}", kind="matter") for number in range(more)]
        for one in made:
            chain(start, one)
            services.reach_milestone(one, code="done", sentence="Det er gjort")
        client.get(page_of("thread", start))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page_of("thread", start)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 15
