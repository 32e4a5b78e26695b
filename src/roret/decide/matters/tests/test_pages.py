"""What readers, case workers and the committee's secretary meet on the pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roret.commons.meetings.tests.factories import meeting
from roret.decide.matters import services
from roret.decide.matters.models import Decision, Matter, ThemeEffect
from roret.decide.matters.tests.factories import after, decide, decided, heard, on_agenda, ready
from roret.foundation import authz
from roret.foundation.modules import waiting_for
from roret.listen.contributions.enums import Effect

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(world):
    return world.committee_secretary


@pytest.fixture
def case(world):
    consultation, themes = heard(world)
    matter, held = on_agenda(world, ready(world, consultation))
    with after(held):
        decide(matter, held, statements=[("Enhedslisten", ["Alternativet", "SF"], "Vi ønsker en følgegruppe.")])
        services.state_effect(matter, by=authz.SYSTEM, theme=themes[0], effect="partly", reason="Bredden er nu 2,5 m.")
    return consultation, themes, matter, held


def read(client, held, url):
    with after(held):
        return client.get(url).content.decode()


def test_the_matter_page_is_a_municipal_sag(client, case):
    _consultation, _themes, matter, held = case
    page = read(client, held, matter.get_absolute_url())

    for words in (
        "Udvalget",
        "Rådhuset",
        "kl.",
        "Problemstilling",
        "Løsning",
        "Indstillingen har ingen økonomiske konsekvenser.",
        "Videre proces",
        "at udvalget drøfter målet",
        "Drøftet",
        "Godkendt",
        "Protokolbemærkning",
        "Enhedslisten",
        "tilsluttet af Alternativet, SF",
        "Hvad jeres svar ændrede",
        str(Effect.PARTLY.label),
        "1 svar",
        "Bredden er nu 2,5 m.",
        "Til top",
    ):
        assert words in page, words


def test_the_extract_holds_the_decision_and_leads_to_the_matter(client, case):
    *_rest, matter, held = case
    decision = Decision.objects.get()
    page = read(client, held, decision.get_absolute_url())

    assert "Udskrift af protokollen" in page
    assert matter.get_absolute_url() in page
    assert "Vi ønsker en følgegruppe." in page
    assert "Bredden er nu 2,5 m." in page


def test_theme_and_consultation_pages_show_what_changed_and_what_was_decided(client, case):
    consultation, themes, matter, held = case
    for url in (themes[0].get_absolute_url(), consultation.get_absolute_url()):
        page = read(client, held, url)
        assert matter.get_absolute_url() in page, url
        assert str(Effect.PARTLY.label) in page, url


def test_the_meeting_page_shows_what_was_decided(client, case):
    *_rest, held = case
    page = read(client, held, held.get_absolute_url())
    assert "Hvad mødet besluttede" in page
    assert "Godkendt" in page


def test_a_draft_does_not_exist_for_readers(client, world, ane):
    matter = ready(world)
    client.force_login(ane)
    assert client.get(matter.get_absolute_url()).status_code == 404
    assert client.get(reverse("staff:matter-detail", args=[matter.pk])).status_code == 403


def test_wild_text_is_shown_as_text(client, world):
    matter, held = on_agenda(world, ready(world, title_en="", problem="<script>alert(1)</script>"))
    page = read(client, held, matter.get_absolute_url())
    assert "<script>alert" not in page


@pytest.mark.parametrize("name", ["public:matter-list", "public:committee-matters", "staff:matter-list"])
def test_lists_take_the_same_queries_for_one_and_for_many(client, world, secretary, name):
    client.force_login(secretary)
    url = reverse(name, args=[world.committee.pk] if name == "public:committee-matters" else [])
    counts = []
    for many in (1, 6):
        for _one in range(many):
            decided(world)
        held = Decision.objects.last().meeting
        with after(held), CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 15, counts


def test_a_case_worker_opens_a_matter_with_one_click_and_writes_it(client, world, bo):
    consultation, _themes = heard(world)
    client.force_login(bo)
    assert (
        reverse("staff:matter-from-consultation", args=[consultation.pk])
        in client.get(consultation.get_staff_url()).content.decode()
    )
    response = client.post(
        reverse("staff:matter-from-consultation", args=[consultation.pk]), {"committee": world.committee.pk}
    )
    matter = Matter.objects.get()
    assert response["Location"] == reverse("staff:matter-update", args=[matter.pk])

    form = {
        "title": matter.title,
        "body": world.committee.pk,
        "summary": "Kort",
        "problem": "P",
        "solution": "L",
        "process": "V",
    }
    client.post(
        reverse("staff:matter-update", args=[matter.pk]), {**form, "no_economy": "on", "version": matter.version}
    )
    matter.refresh_from_db()
    client.post(
        reverse("staff:matter-item-add", args=[matter.pk]), {"text": "at udvalget drøfter", "version": matter.version}
    )

    matter.refresh_from_db()
    assert matter.missing_before_signing() == []
    assert client.get(reverse("staff:matter-detail", args=[matter.pk])).status_code == 200


def test_the_second_of_two_editors_keeps_her_text_on_the_page(client, world, bo):
    matter = ready(world)
    services.update_matter(matter, by=authz.SYSTEM, problem="Den andens tekst")
    client.force_login(bo)
    form = {"title": matter.title, "body": world.committee.pk, "problem": "Min lange tekst", "version": matter.version}
    page = client.post(reverse("staff:matter-update", args=[matter.pk]), form).content.decode()

    assert "Min lange tekst" in page
    assert "imens" in page or "mens du skrev" in page
    matter.refresh_from_db()
    assert matter.problem == "Den andens tekst"


def decision_form(matter, kinds=("discussed", "noted"), **values):
    rows = {f"kind_{item.pk}": kind for item, kind in zip(matter.items.order_by("number"), kinds, strict=True)}
    statements = {"statements-TOTAL_FORMS": "1", "statements-INITIAL_FORMS": "0"}
    return {**rows, **statements, **values}


def test_the_secretary_minutes_everything_in_one_form(client, world, secretary):
    matter, held = on_agenda(world)
    client.force_login(secretary)
    url = reverse("staff:matter-decide", args=[matter.pk, held.pk])
    statement = {
        "statements-0-party": "Enhedslisten",
        "statements-0-joined_by": "Alternativet, SF",
        "statements-0-text": "Vi ønsker …",
    }
    with after(held):
        assert client.get(url).status_code == 200
        assert client.post(url, decision_form(matter, **statement)).status_code == 302

    decision = Decision.objects.get()
    assert decision.statements.get().joined_by == ["Alternativet", "SF"]
    assert [row.kind for row in decision.items.all()] == ["discussed", "noted"]


def test_one_more_statement_keeps_what_was_typed_and_minutes_nothing(client, world, secretary):
    matter, held = on_agenda(world)
    client.force_login(secretary)
    url = reverse("staff:matter-decide", args=[matter.pk, held.pk])
    typed = {"statements-0-party": "SF", "statements-0-text": "Vi er uenige", "text": "Foreløbig", "more": "1"}
    with after(held):
        page = client.post(url, decision_form(matter, **typed)).content.decode()

    assert "statements-1-party" in page
    assert "Vi er uenige" in page
    assert "Foreløbig" in page
    assert 'value="discussed" selected' in page
    assert not Decision.objects.exists()


def test_what_is_wrong_in_a_statement_stands_in_the_summary_at_the_top(client, world, secretary):
    matter, held = on_agenda(world)
    client.force_login(secretary)
    url = reverse("staff:matter-decide", args=[matter.pk, held.pk])
    with after(held):
        page = client.post(url, decision_form(matter, **{"statements-0-text": "Vi er uenige"})).content.decode()

    assert 'href="#id_statements-0-party">Skriv, hvilket parti' in page
    assert not Decision.objects.exists()


@pytest.mark.parametrize("total", ["9999999", "-1", "x", ""])
def test_a_forged_number_of_statements_breaks_nothing(client, world, secretary, total):
    matter, held = on_agenda(world)
    client.force_login(secretary)
    url = reverse("staff:matter-decide", args=[matter.pk, held.pk])
    with after(held):
        for extra in ({}, {"more": "1"}):
            assert client.post(
                url, decision_form(matter, **{"statements-TOTAL_FORMS": total}, **extra)
            ).status_code in {200, 302}


def test_an_item_left_out_is_pointed_out_and_the_rest_stays(client, world, secretary):
    matter, held = on_agenda(world)
    client.force_login(secretary)
    url = reverse("staff:matter-decide", args=[matter.pk, held.pk])
    with after(held):
        page = client.post(url, decision_form(matter, ("discussed", ""), text="Min tekst")).content.decode()

    assert "Vælg beslutningen for punkt 2." in page
    assert "Min tekst" in page
    assert not Decision.objects.exists()


def test_the_same_decision_for_all_saves_keys(client, world, secretary):
    matter, held = on_agenda(world)
    client.force_login(secretary)
    with after(held):
        client.post(
            reverse("staff:matter-decide", args=[matter.pk, held.pk]), decision_form(matter, ("", ""), same="adopted")
        )
    assert {row.kind for row in Decision.objects.get().items.all()} == {"adopted"}


def test_a_case_worker_cannot_minute_by_the_address(client, world, bo):
    matter, held = on_agenda(world)
    client.force_login(bo)
    with after(held):
        assert (
            client.post(reverse("staff:matter-decide", args=[matter.pk, held.pk]), decision_form(matter)).status_code
            == 403
        )


def test_effects_are_stated_on_one_page_and_a_missing_reason_is_pointed_out(client, world, bo):
    consultation, (first, second) = heard(world)
    matter = decided(world, ready(world, consultation)).matter
    client.force_login(bo)
    url = reverse("staff:matter-effects", args=[matter.pk])
    data = {
        f"theme-{first.pk}-effect": "followed",
        f"theme-{first.pk}-reason": "Den er bred nu",
        f"theme-{first.pk}-version": "0",
        f"theme-{second.pk}-effect": "not",
        f"theme-{second.pk}-reason": "",
        f"theme-{second.pk}-version": "0",
    }
    with after(matter.decisions.get().meeting):
        assert client.post(url, data).status_code == 200
        assert ThemeEffect.objects.get().theme == first
        data |= {f"theme-{second.pk}-reason": "Der er ikke plads", f"theme-{first.pk}-version": "1"}
        assert client.post(url, data).status_code == 302
        client.post(reverse("staff:matter-close", args=[matter.pk]))

    matter.refresh_from_db()
    assert matter.closed_at


def test_what_waits_is_shown_to_whom_it_waits_for(world, bo, secretary):
    consultation, _themes = heard(world)
    matter = ready(world, consultation)
    assert [item.kind for item in waiting_for(world.director, of="matters")] == ["sign"]
    services.sign_matter(matter, by=authz.SYSTEM)
    assert [item.kind for item in waiting_for(secretary, of="matters")] == ["agenda"]
    held = meeting(world.committee)
    services.put_to_meeting(matter, by=authz.SYSTEM, meeting=held)
    with after(held):
        assert [item.kind for item in waiting_for(secretary, of="matters")] == ["minutes"]
        decide(matter, held)
        assert [item.kind for item in waiting_for(bo, of="matters")] == ["effects"]


def test_the_api_tells_a_matter_in_the_words_of_oparl(client, case):
    *_rest, matter, held = case
    with after(held):
        data = client.get(f"/api/v1/matters/{matter.number}").json()
        listed = client.get("/api/v1/matters/").json()
        decisions = client.get("/api/v1/matters/decisions").json()

    assert [item["result"] for item in data["decision"][0]["item"]] == ["discussed", "adopted"]
    assert data["consultation"][0]["meeting"] == held.number
    assert data["effect"][0]["effect"] == "partly"
    assert [one["id"] for one in listed] == [matter.number]
    assert decisions[0]["paper"] == matter.number


def test_the_api_hides_drafts(client, world):
    matter = ready(world)
    assert client.get(f"/api/v1/matters/{matter.number}").status_code == 404
    assert client.get("/api/v1/matters/").json() == []


@pytest.mark.parametrize("of", ["matter", "consultation", "theme", "meeting"])
def test_pages_with_decisions_take_the_same_queries_for_few_and_for_many_themes(client, world, of):
    counts = []
    for titles in (("Et",), tuple(f"Tema {number}" for number in range(6))):
        consultation, themes = heard(world, themes=titles)
        matter, held = on_agenda(world, ready(world, consultation))
        with after(held):
            decide(matter, held, statements=[("SF", [], "Ja"), ("V", [], "Nej")])
            for theme in themes:
                services.state_effect(matter, by=authz.SYSTEM, theme=theme, effect="not", reason="Nej")
            url = {"matter": matter, "consultation": consultation, "theme": themes[0], "meeting": held}[
                of
            ].get_absolute_url()
            client.get(url)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(url).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 15, counts
