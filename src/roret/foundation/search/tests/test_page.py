import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.urls import reverse

from roret.commons.records.models import Record
from roret.foundation.authz import SYSTEM
from roret.foundation.search.finding import find, respelled
from roret.foundation.search.models import Word
from roret.foundation.search.rebuilding import renew_words
from roret.listen.contributions.enums import Publication
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.services import approve_contribution
from roret.listen.contributions.tests.factories import draft, open_consultation, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(world):
    return open_consultation(
        world.centre, title="Cykelsti på Ågade", summary="Vi vil bygge en sti til børnene.", title_en="Cycle path"
    )


def titles(text, person=None, **chosen):
    return [str(one.hit.title) for one in find(text, person=person or AnonymousUser(), chosen=chosen).shown]


def test_every_form_of_a_word_finds_the_same(path, world):
    open_consultation(world.tech, title="Cykelstier i byen")
    found = [set(titles(form)) for form in ("cykelsti", "cykelstier", "Cykelstierne", "cykelstiens")]
    assert found[0] == {"Cykelsti på Ågade", "Cykelstier i byen"}
    assert all(one == found[0] for one in found)
    assert "Cykelsti på Ågade" in titles("barn") or "Cykelsti på Ågade" in titles("børn")
    assert titles("Aagade") == ["Cykelsti på Ågade"]


def test_a_number_and_a_reference_find_exactly_what_they_are_of(path, world):
    response = sent(path, "Ladcykler skal have plads.", publication="named", author_name="Ane")
    assert titles(response.reference) == []
    approve_contribution(response, by=SYSTEM)
    assert titles(path.number) == ["Cykelsti på Ågade"]
    assert titles(f" {response.reference.lower()} ") == ["Ane om »Cykelsti på Ågade«"]
    assert titles(draft(world.centre, title="Hemmelig cykelsti").number) == []


def test_what_is_not_published_is_not_found_and_a_response_only_when_it_is(path, world):
    draft(world.centre, title="Hemmelig cykelsti")
    waiting = sent(path, "Ladcykler skal have plads.", publication="named", author_name="Ane")
    assert "Hemmelig cykelsti" not in titles("cykelsti")
    assert titles("ladcykel") == []
    approve_contribution(waiting, by=SYSTEM)
    assert len(titles("ladcykel")) == 1
    hidden = sent(path, "Ladcykler er noget pjat.", publication=Publication.NOT)
    approve_contribution(hidden, by=SYSTEM)
    assert len(titles("ladcykel")) == 1
    Contribution.objects.filter(pk=waiting.pk).update(withdrawn_at=path.created_at)
    assert titles("ladcykel") == []


def test_the_title_counts_most(path, world):
    open_consultation(world.tech, title="Skolen", summary="Her står cykelsti kun i resuméet.")
    assert titles("cykelsti")[0] == "Cykelsti på Ågade"


def test_the_list_is_narrowed_by_the_address(client, path, world):
    other = open_consultation(world.tech, title="Cykelsti i Valby")
    url = reverse("public:search")
    page = client.get(url, {"q": "cykelsti", "unit": world.tech.pk}).content.decode()
    assert "Valby" in page
    assert path.get_absolute_url() not in page
    for narrow, hits in (
        ({"kind": "consultation"}, 2),
        ({"state": "open"}, 2),
        ({"state": "closed"}, 0),
        ({"year": "1999"}, 0),
    ):
        assert len(titles("cykelsti", **narrow)) == hits, narrow
    Record.objects.filter(pk=other.pk).update(ends_at=other.created_at, begins_at=None)
    assert titles("cykelsti", state="closed") == ["Cykelsti i Valby"]


def test_the_page_counts_what_else_there_is(client, path, world):
    open_consultation(world.tech, title="Cykelsti i Valby")
    page = client.get(reverse("public:search"), {"q": "cykelsti"}).content.decode()
    assert f"unit={world.tech.pk}" in page
    assert "2 fundet" in page


@pytest.mark.parametrize(
    "query",
    [
        {"q": "<script>alert(1)</script>"},
        {"q": "' OR 1=1 --"},
        {"q": "a" * 5000},
        {"q": "&|!():*<->"},
        {"q": '"'},
        {"q": "-cykelsti"},
        {"q": "cykelsti", "side": "9" * 30},
        {"q": "cykelsti", "side": "-1"},
        {"q": "cykelsti", "unit": "x"},
        {"unit": "999999999999999999999"},
        {"state": "nowhere"},
    ],
)
def test_whatever_is_asked_the_page_answers(client, path, query):
    response = client.get(reverse("public:search"), query)
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_hostile_text_is_escaped_in_titles_and_snippets(client, world):
    open_consultation(world.centre, title="<img src=x onerror=alert(1)> cykelsti", summary="<b>cykelsti</b> & mere")
    page = client.get(reverse("public:search"), {"q": "cykelsti"}).content.decode()
    assert "<img src=x" not in page
    assert "&lt;b&gt;<mark>cykelsti</mark>&lt;/b&gt; &amp; mere" in page


def test_the_page_asks_few_questions_however_much_is_found(client, path, world, django_assert_max_num_queries):
    for number in range(30):
        approve_contribution(sent(path, f"Cykelsti nummer {number}.", author_name="Ane"), by=SYSTEM)
    client.force_login(world.bo)
    with django_assert_max_num_queries(15):
        page = client.get(reverse("public:search"), {"q": "cykelsti"})
    assert page.context["found"].total == 31
    assert page.context["found"].pages == 2
    second = client.get(reverse("public:search"), {"q": "cykelsti", "side": "2"})
    first_urls = {one.hit.url for one in page.context["found"].shown}
    assert not first_urls & {one.hit.url for one in second.context["found"].shown}


def test_when_nothing_is_found_a_spelling_and_some_of_the_words_are_offered(client, path):
    renew_words()
    assert respelled("cykelsti på ågade") == ""
    assert respelled("cykkelsti") == "cykelsti"
    page = client.get(reverse("public:search"), {"q": "cykkelsti"}).content.decode()
    assert "?q=cykelsti" in page
    some = client.get(reverse("public:search"), {"q": "cykelsti flyvemaskine"})
    assert [one.hit.url for one in some.context["found"].some] == [path.get_absolute_url()]


def test_only_public_words_are_suggested(path, world):
    draft(world.centre, title="Hemmeligheden")
    renew_words()
    assert Word.objects.filter(text="cykelsti").exists()
    assert not Word.objects.filter(text="hemmeligheden").exists()


def test_the_search_can_be_made_anew(path, capsys):
    approve_contribution(sent(path, "Ladcykler skal have plads.", author_name="Ane"), by=SYSTEM)
    Record.objects.update(search=None)
    Contribution.objects.update(search=None)
    assert titles("cykelsti") == titles("ladcykel") == []
    call_command("search", "rebuild")
    assert titles("cykelsti") == ["Cykelsti på Ågade"]
    assert len(titles("ladcykel")) == 1
    assert "contributions: 1 rows" in capsys.readouterr().out
    with pytest.raises(CommandError, match="nowhere"):
        call_command("search", "rebuild", "nowhere")


def test_what_a_subject_adds_to_the_search_survives_making_it_anew(path):
    before = set(titles("mener"))
    call_command("search", "rebuild", "records")
    assert set(titles("mener")) == before


def test_english_readers_find_by_english_words(client, path):
    from django.utils.translation import override

    with override("en"):
        page = client.get(reverse("public:search"), {"q": "paths"}).content.decode()
    assert "Cycle <mark>path</mark>" in page
