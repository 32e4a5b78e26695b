"""What is under a topic: what one can still have a say in, what was decided, what is done, what was measured."""

from datetime import timedelta

import pytest
from django.urls import reverse

from roret.commons.records import services_topics as services
from roret.commons.records.enums import Visibility
from roret.commons.records.selectors_topics import SHOWN
from roret.commons.records.tests.factories import record
from roret.foundation import clock
from roret.foundation.authz import SYSTEM

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script>"


@pytest.fixture
def work():
    return services.create_topic(by=SYSTEM, name="Beskæftigelse", name_en="Employment", kle="15")


@pytest.fixture
def flex(work):
    return services.create_topic(by=SYSTEM, name="Fleksjob", parent=work)


def about(topic, unit, title, **values):
    made = record(unit, title, **values)
    made.topics.add(topic)
    return made


def test_the_topics_are_a_tree_with_a_page_each(client, work, flex, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        page = client.get(reverse("public:topic-list")).content.decode()
    assert f'href="{work.get_absolute_url()}"' in page
    assert page.index("Beskæftigelse</a>") < page.index("Fleksjob</a>")


def test_a_topic_shows_what_is_under_it_and_under_those_below(client, world, work, flex, django_assert_max_num_queries):
    tomorrow = clock.now() + timedelta(days=1)
    about(flex, world.centre, "Åben høring", kind="consultation", begins_at=clock.now(), ends_at=tomorrow)
    about(work, world.centre, "Lukket høring", kind="consultation", begins_at=clock.now(), ends_at=clock.now())
    about(work, world.centre, "En måling", kind="indicator", begins_at=clock.now(), ends_at=tomorrow)
    about(work, world.centre, "En beslutning", kind="decision")
    with django_assert_max_num_queries(15):
        page = client.get(work.get_absolute_url()).content.decode()
    now, later = page.split("<h2>", 3)[2:]
    assert "Åben høring" in now
    assert "Lukket høring" not in now
    assert "En måling" not in now, "a measurement has dates too, but nobody is heard about it"
    assert later.index("Lukket høring") < later.index("En beslutning") < later.index("En måling")
    below = client.get(flex.get_absolute_url()).content.decode()
    assert "Åben høring" in below
    assert "En beslutning" not in below


def test_what_is_not_for_everybody_is_not_shown(client, world, work):
    about(work, world.centre, "Ikke udgivet endnu", published=False)
    about(work, world.centre, "Det interne", visibility=Visibility.INTERNAL)
    page = client.get(work.get_absolute_url()).content.decode()
    assert "Ikke udgivet endnu" not in page
    assert "Det interne" not in page
    assert "Der er ikke offentliggjort noget under emnet endnu" in page


def test_of_many_the_newest_are_shown_and_the_rest_is_a_page_away(client, world, work):
    for number in range(SHOWN + 20):
        about(work, world.centre, f"Måling {number}")
    page = client.get(work.get_absolute_url()).content.decode()
    more = reverse("public:topic-kind", args=[work.pk, "indicator"])
    assert f'href="{more}"' in page
    assert "Måling 27<" in page
    assert "Måling 0<" not in page
    assert "Måling 0<" in client.get(f"{more}?side=2").content.decode()
    assert client.get(f"{more}?side=999").status_code == 200


def test_a_topic_or_kind_that_is_not_there_is_not_found(client, work):
    assert client.get(reverse("public:topic-detail", args=[work.pk + 999])).status_code == 404
    assert client.get(reverse("public:topic-kind", args=[work.pk, "borgmester"])).status_code == 404


def test_a_records_page_leads_to_its_topics(client, world, flex):
    found = about(flex, world.centre, "Cykelsti", kind="consultation")
    page = client.get(reverse("public:thread", args=[found.number]))
    assert page.status_code == 200
    from django.template import engines

    text = "{% load records %}{% follow_button record %}"
    request = page.wsgi_request
    shown = engines["django"].from_string(text).render({"record": found}, request)
    assert f'href="{flex.get_absolute_url()}"' in shown


def test_hostile_names_are_escaped(client, world, work):
    topic = services.create_topic(by=SYSTEM, name="img src=x onerror=alert(1)<b", parent=work)
    about(topic, world.centre, EVIL)
    page = client.get(work.get_absolute_url()).content.decode()
    assert EVIL not in page
    assert "alert(1)<b" not in page
