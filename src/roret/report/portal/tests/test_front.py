"""The front page, my page, the menu, the tour and the days of staff and members."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from roret.commons.meetings import services as meetings
from roret.commons.meetings.tests.factories import meeting
from roret.commons.records.models import Record
from roret.commons.records.services import follow_record, reach_milestone
from roret.decide.matters.services import state_effect
from roret.decide.matters.tests.factories import decided, heard, ready
from roret.foundation import authz, clock
from roret.listen.consultations import services as consultations
from roret.listen.contributions import services as contributions
from roret.listen.contributions.tests.factories import draft, open_consultation, send, sent
from roret.report.portal import selectors, tour

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def read(client, name, *args):
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return response.content.decode()


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as taken:
        assert client.get(url).status_code == 200
    return len(taken)


def closing(consultation):
    """Let the deadline be in three days, as it is when most of the period has gone."""
    Record.objects.filter(pk=consultation.pk).update(ends_at=clock.end_of_day(clock.today() + timedelta(days=3)))
    return consultation


def test_the_front_page_shows_what_is_open_with_the_days_left_the_nearest_deadline_first(client, world):
    later = open_consultation(world.centre, title="Åben længe", days=40)
    soon = closing(open_consultation(world.centre, title="Lukker snart"))
    draft(world.centre, title="Kun en kladde")

    response = client.get("/")

    assert response.context["open_now"] == [soon, later]
    page = response.content.decode()
    assert page.index("3 dage tilbage") < page.index("40 dage tilbage")
    assert "Kun en kladde" not in page


def test_the_front_page_groups_what_came_of_it_by_consultation(client, world):
    consultation, themes = heard(world)
    draft(world.centre, title="Kun en kladde")
    page = read(client, "public:home")
    assert page.count(reverse("public:outcome", args=[consultation.number])) == 1
    assert f"{len(themes)} af {len(themes)} temaer er besvaret. Der er ikke besluttet noget endnu." in page

    matter = ready(world, consultation)
    decided(world, matter)
    effect = {"effect": "followed", "reason": "Stien bliver bredere.", "reason_en": "The path is widened."}
    state_effect(matter, by=authz.SYSTEM, theme=themes[0], **effect)
    caches["pages"].clear()  # what guests see of results is some seconds old

    assert "Stien bliver bredere." in read(client, "public:home")
    english = client.get("/en/").content.decode()
    assert "The path is widened." in english
    assert "1 theme followed" in english


def test_the_front_page_offers_the_tour_in_the_demo_only(client, world, settings):
    assert "Tag rundturen" not in read(client, "public:home")
    settings.DEMO = True
    assert "Tag rundturen" in read(client, "public:home")


def test_an_empty_house_says_so(client, world):
    assert "Ingen høring er åben i dag." in read(client, "public:home")


def test_wild_titles_are_shown_as_text(client, world, ane):
    made = open_consultation(world.centre, title=EVIL, summary=EVIL)
    reach_milestone(made, code="answered", sentence=EVIL)
    send(made, EVIL, by=ane)
    client.force_login(ane)
    for name in ("public:home", "public:my-page", "public:outcome-list"):
        page = read(client, name)
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_the_figures_are_kept_for_guests_and_never_shown_from_or_to_those_who_see_more(world, ane):
    def responses(person):
        return selectors.loop_figures(person)["responses"]

    sent(open_consultation(world.centre))
    assert responses(world.bo) == 1
    assert responses(world.guest) == 1
    sent(open_consultation(world.centre))
    assert (responses(world.guest), responses(ane)) == (1, 1)
    assert (responses(world.bo), responses(authz.SYSTEM)) == (2, 2)


def test_what_only_staff_may_see_does_not_come_into_the_guests_figures(world):
    hidden = open_consultation(world.centre)
    sent(hidden)
    Record.objects.filter(pk=hidden.pk).update(visibility="unit")
    assert selectors.loop_figures(world.bo)["responses"] == 1
    assert selectors.loop_figures(world.guest)["responses"] == 0


def test_the_front_page_takes_the_same_queries_with_one_and_with_many(client, world):
    def more(count):
        for number in range(count):
            for soon in (True, False):
                made = open_consultation(world.centre, title=f"Nr. {number}")
                sent(closing(made) if soon else made)
                reach_milestone(made, code="answered", sentence="Svar")
            closed = open_consultation(world.centre)
            contributions.create_theme(closed, by=authz.SYSTEM, title="Tema")
            consultations.close_consultation(closed, by=authz.SYSTEM)

    more(1)
    urls = ["/", reverse("public:outcome-list")]
    ones = [queries(client, url) for url in urls]
    more(4)
    assert [queries(client, url) for url in urls] == ones
    assert max(ones) <= 15


def test_my_page_shows_what_i_sent_and_follow_and_nobody_elses(client, world, ane, bo):
    made, hidden = open_consultation(world.centre), open_consultation(world.centre, title="Er trukket tilbage")
    send(made, "Mit eget svar", by=ane)
    send(made, "En andens svar", by=bo)
    for record in (made, hidden):
        follow_record(record, by=ane)
    Record.objects.filter(pk=hidden.pk).update(published_at=None, published_by="")

    assert client.get(reverse("public:my-page")).status_code == 302
    client.force_login(ane)
    page = read(client, "public:my-page")
    assert "Mit eget svar" in page
    assert "En andens svar" not in page
    assert made.title in page
    assert "Er trukket tilbage" not in page


def test_my_page_takes_the_same_queries_with_one_and_with_many(client, world, ane):
    made = open_consultation(world.centre)
    theme = contributions.create_theme(made, by=authz.SYSTEM, title="Tema")
    client.force_login(ane)
    counts = []
    for more in (1, 8):
        for number in range(more):
            receipt = send(made, f"Svar {number}", by=ane)
            contributions.group_contributions(theme, [receipt.contribution], by=authz.SYSTEM)
            follow_record(open_consultation(world.centre), by=ane)
        counts.append(queries(client, reverse("public:my-page")))
    assert counts[0] == counts[1] <= 15


def test_the_menu_is_a_page_with_each_face_for_those_who_have_it(client, world):
    staff, member = reverse("staff:today"), reverse("member:home")
    guest = read(client, "public:menu")
    assert reverse("public:consultation-list") in guest
    assert f'href="{staff}"' not in guest
    client.force_login(world.bo)
    assert f'href="{staff}"' in read(client, "public:menu")
    client.force_login(world.member)
    assert f'href="{member}"' in read(client, "public:menu")


@pytest.mark.parametrize("text", ["", "# tom\n", "consultation:taskforce: /hoeringer/\n"])
def test_the_tour_walks_on_where_the_demo_is_not_loaded(client, world, settings, tmp_path, text):
    settings.DEMO = True
    settings.RORET_STATE_DIR = tmp_path
    if text:
        (tmp_path / "demo_addresses.yaml").write_text(text, encoding="utf-8")
    stops = tour.stops()
    assert len(stops) == 10
    assert {stop.url for stop in stops} <= {"/", "/hoeringer/"}
    assert stops[0].title in read(client, "public:tour")
    for number in range(1, 11):
        assert stops[number - 1].title in read(client, "public:tour-stop", number)
    for number in (0, 11, 999):
        assert client.get(reverse("public:tour-stop", args=[number])).status_code == 404


def test_there_is_no_tour_outside_the_demo(client, world, settings):
    settings.DEMO = False
    for address in (reverse("public:tour"), reverse("public:tour-stop", args=[1])):
        assert client.get(address).status_code == 404


def test_a_page_that_one_came_to_from_the_tour_shows_the_way_to_the_next_stop(client, world, settings):
    settings.DEMO = True
    home = client.get("/?rundtur=3").content.decode()
    assert "Rundtur, stop 3 af 10" in home
    assert reverse("public:tour-stop", args=[4]) in home
    assert "Slut rundturen" in client.get("/?rundtur=10").content.decode()
    for asked in ("", "0", "11", "999", "-1", "x", "3'", "²"):
        assert "Rundtur, stop" not in client.get("/", {"rundtur": asked}).content.decode()


def test_a_stop_says_as_whom_one_sees_its_page_and_lends_the_person_to_all(client, world, settings):
    settings.DEMO = True
    page = read(client, "public:tour-stop", 2)
    assert "Se siden som Ane Kirstine Møller" in page
    assert 'value="/?rundtur=2"' in page


def test_the_tour_is_english_for_english_readers(client, world, settings, tmp_path):
    settings.DEMO = True
    settings.RORET_STATE_DIR = tmp_path
    (tmp_path / "demo_addresses.yaml").write_text("consultation:taskforce: /hoeringer/\n", encoding="utf-8")
    assert "The consultation" in client.get("/en/tour/").content.decode()
    with translation.override("en"):
        assert {stop.url for stop in tour.stops()} == {"/en/", "/en/consultations/"}


def test_without_the_demos_files_there_is_no_tour_and_no_error(client, world, monkeypatch, tmp_path, settings):
    settings.DEMO = True
    monkeypatch.setattr(tour, "TOUR", tmp_path / "none.yaml")
    assert "Rundturen hører til demoen." in read(client, "public:tour")
    assert client.get(reverse("public:tour-stop", args=[1])).status_code == 404


def test_the_day_page_is_for_staff_only(client, world, ane):
    assert client.get(reverse("staff:today")).status_code == 302
    for person in (ane, world.member):
        client.force_login(person)
        assert client.get(reverse("staff:today")).status_code == 403


def test_a_member_sees_her_councils_their_meetings_and_what_they_are_asked(client, world, ane):
    asked = draft(world.centre, title="Spørg rådet")
    consultations.add_party(asked, by=authz.SYSTEM, name="Rådet", unit=world.council, right="heard")
    consultations.publish_consultation(asked, by=authz.SYSTEM)
    open_consultation(world.centre, title="Ikke til jer")
    held = meeting(world.council)
    foreign = meeting(world.committee)

    client.force_login(world.member)
    response = client.get(reverse("member:home"))

    assert [one.consultation.title for one in response.context["asked"]] == ["Spørg rådet"]
    assert list(response.context["meetings"]) == [held]
    assert foreign.get_absolute_url() not in response.content.decode()
    assert "Rådet" in response.content.decode()
    client.force_login(ane)
    assert client.get(reverse("member:home")).status_code == 403


def asking(world, title, **values):
    """Open a consultation that asks the council."""
    asked = draft(world.centre, title=title, **values)
    consultations.add_party(asked, by=authz.SYSTEM, name="Rådet", unit=world.council, right="heard")
    return consultations.publish_consultation(asked, by=authz.SYSTEM)


def test_a_member_sees_which_answers_her_council_owes_and_how_long_there_is(client, world):
    closing(asking(world, "Skylder"))
    done, named = asking(world, "Har svaret"), asking(world, "Har svaret med navn")
    sent(done, body=world.council, capacity="council", organisation="Rådet")
    sent(named, capacity="council", organisation="rådet")
    told = draft(world.centre, title="Kun til orientering")
    consultations.add_party(told, by=authz.SYSTEM, name="Rådet", unit=world.council, right="informed")
    consultations.publish_consultation(told, by=authz.SYSTEM)

    client.force_login(world.member)
    context = client.get(reverse("member:home")).context

    assert {one.consultation.title: (one.owing, one.answered) for one in context["asked"]} == {
        "Skylder": (["Rådet"], []), "Har svaret": ([], ["Rådet"]), "Har svaret med navn": ([], ["Rådet"])}  # fmt: skip
    assert [one.consultation.title for one in context["informed"]] == ["Kun til orientering"]
    assert (context["tiles"][0].value, "3" in context["tiles"][0].note) == (1, True)


def test_a_member_reads_what_is_on_the_next_agenda(client, world):
    held = meeting(world.council)
    meetings.put_on_agenda(held, by=authz.SYSTEM, title="Cykler på fortovet")
    meetings.put_on_agenda(held, by=authz.SYSTEM, title="Et lukket punkt", closed=True)
    client.force_login(world.member)
    assert "Dagsordenen er ikke offentliggjort endnu" in client.get(reverse("member:home")).content.decode()
    meetings.publish_agenda(held, by=authz.SYSTEM)
    page = client.get(reverse("member:home")).content.decode()
    assert "Cykler på fortovet" in page
    assert "Et lukket punkt" in page, "a member reads the closed items of her own council"


def test_a_member_sees_what_came_of_what_her_council_said(client, world):
    consultation, [theme, *_others] = heard(world, close=False)
    said = sent(consultation, body=world.council, capacity="council", organisation="Rådet")
    contributions.approve_contribution(said, by=world.bo)
    contributions.group_contributions(theme, [said], by=world.bo)
    client.force_login(world.member)
    response = client.get(reverse("member:home"))
    assert [(one.contribution, [theme for theme, _effect in one.themes]) for one in response.context["said"]] == [
        (said, [theme])
    ]
    assert reverse("public:outcome", args=[consultation.number]) in response.content.decode()


def test_the_page_of_a_member_asks_as_much_for_many_as_for_one(client, world):
    def more():
        sent(asking(world, "Spørg rådet"), body=world.council, capacity="council", organisation="Rådet")
        held = meeting(world.council)
        meetings.put_on_agenda(held, by=authz.SYSTEM, title="Et punkt")
        meetings.publish_agenda(held, by=authz.SYSTEM)

    client.force_login(world.member)
    more()
    one = queries(client, reverse("member:home"))
    for _number in range(5):
        more()
    assert queries(client, reverse("member:home")) <= one <= 15


@pytest.mark.parametrize("name", ["public:about", "public:privacy", "public:open-data"])
def test_the_pages_about_the_house_are_there(client, world, name):
    read(client, name)
