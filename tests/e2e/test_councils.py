"""Councils in a real browser: a citizen asks to speak without JavaScript, a chair writes, adopts and sends, and takes the papers."""

import re

from playwright.sync_api import expect

from . import browsing


def test_a_guest_asks_to_speak_on_a_phone_without_javascript(people):
    with people.window(viewport=browsing.PHONE, java_script_enabled=False) as page:
        page.goto("/foretraeder/")
        page.get_by_label("Hvem vil du have foretræde for?").select_option(
            label="Beskæftigelses- og Integrationsudvalget"
        )
        page.get_by_label("Hvad handler det om?").fill("Lys i ventesalen")
        page.get_by_label("Hvad vil du sige?").fill("Mit CPR-nummer er 010190-1234.")
        page.get_by_label("Dit navn").fill("Vibeke Prøve")
        page.get_by_role("button", name="Send anmodningen").click()
        expect(page.locator("main")).to_contain_text("Fjern CPR-nummeret")
        page.get_by_label("Hvad vil du sige?").fill("Vi vil gerne vise, hvor skarpt lyset er.")
        page.get_by_role("button", name="Send anmodningen").click()
        expect(page.locator("main")).to_contain_text("Tak. Vi har modtaget din anmodning.")
        reference = re.search(r"\d{4}-F\d{4}", page.locator("main").inner_text())[0]
        page.locator(".follow-link").click()
        expect(page.locator("main")).to_contain_text("Sekretæren vurderer den.")

    with people.window("udvalgssekretaer") as page:
        page.goto("/medarbejder/foretraeder/")
        page.get_by_role("link", name=reference).click()
        page.get_by_role("button", name="Vis, at du er i gang").click()
        expect(page.locator("main")).to_contain_text("Bliver vurderet")
        assert not browsing.faults(page)


def test_the_form_for_speaking_is_without_faults(people):
    with people.window() as page:
        page.goto("/foretraeder/")
        assert not browsing.faults(page)
        assert not page.complaints


def test_a_chair_writes_a_statement_adopts_it_in_writing_and_sends_it(people):
    with people.window("karen-margrethe") as page:
        page.goto("/medlem/")
        assert not browsing.faults(page)
        page.get_by_role("link", name="Ny udtalelse eller nyt forslag").click()
        assert not browsing.faults(page)
        page.locator("[name=title]").fill("Ramper ved valgstederne")
        page.locator("[name=text]").fill("Alle valgsteder skal have en rampe.")
        page.locator("[name=to_unit]").select_option(label="Socialforvaltningen")
        page.get_by_role("button", name="Gem udkastet").click()
        page.locator("[name=text]").fill("Skal vi nævne belysning?")
        page.get_by_role("button", name="Tilføj kommentaren").click()
        expect(page.locator("main")).to_contain_text("Din kommentar står ved udkastet.")
        assert not browsing.faults(page)
        page.get_by_role("link", name="Notér vedtagelsen").click()
        page.locator("[name=reason]").fill("Valget er om tre uger.")
        page.get_by_role("button", name="Notér vedtagelsen").click()
        page.get_by_role("button", name="Send", exact=True).click()
        expect(page.locator("main")).to_contain_text("I venter på Socialforvaltningen")
        page.get_by_role("button", name="Lad alle læse den").click()
        assert not browsing.faults(page)
        assert not page.complaints

    with people.window(viewport=browsing.PHONE, java_script_enabled=False) as page:
        page.goto("/udtalelser/")
        page.get_by_role("link", name="Ramper ved valgstederne").click()
        expect(page.locator("main")).to_contain_text("Alle valgsteder skal have en rampe.")
        expect(page.locator("main")).not_to_contain_text("Skal vi nævne belysning?")
