"""Coming to an event in a real browser: register as a guest, be checked in at the door, and say what one thinks."""

import re

from playwright.sync_api import expect

from . import browsing


def test_a_guest_registers_on_a_phone_without_javascript_and_is_checked_in_at_the_door(people):
    with people.window(viewport=browsing.PHONE, java_script_enabled=False) as page:
        page.goto("/arrangementer/")
        page.get_by_role("link", name="Workshop i maskinhallen").click()
        page.get_by_role("link", name="Tilmeld dig").click()
        page.get_by_label("Dit navn").fill("Vibeke Prøve")
        page.get_by_label("Hvor mange tager du med?").fill("1")
        page.get_by_label("Teleslynge").check()
        page.get_by_role("button", name="Tilmeld dig").click()
        expect(page.locator("main")).to_contain_text("Du har plads")
        expect(page.locator("main")).to_contain_text("2 pladser er dine.")
        reference = re.search(r"\d{4}-A\d+-\d{4}", page.locator("main").inner_text())[0]

    with people.window("kff-sagsbehandler", viewport=browsing.PHONE) as page:
        page.goto("/medarbejder/arrangementer/")
        page.get_by_role("link", name="Workshop i maskinhallen").click()
        page.get_by_role("link", name=re.compile("Hvem kommer")).click()
        page.get_by_role("link", name="Registrér fremmøde").click()
        page.get_by_label("Find ved navn eller reference").fill("vibeke")
        page.get_by_label("Find ved navn eller reference").press("Enter")
        expect(page.locator(".door-row")).to_have_count(1)
        expect(page.locator(".door-row")).to_contain_text(reference)
        assert not browsing.faults(page)
        assert not page.complaints


def test_the_pages_of_guests_are_without_faults_and_an_evaluation_is_sent_without_javascript(people):
    with people.window("kff-sagsbehandler") as page:
        page.goto("/medarbejder/arrangementer/")
        page.get_by_role("link", name="Kickstart af kulturpolitikken").click()
        page.get_by_role("link", name="Evaluering", exact=True).click()
        link = page.locator(".copy-link a").inner_text()
        assert not browsing.faults(page)

    address = "/" + link.split("/", 3)[3]
    with people.window() as page:
        page.goto(address)
        assert not browsing.faults(page)

    with people.window(viewport=browsing.PHONE, java_script_enabled=False) as page:
        page.goto(address)
        page.locator("input[name=overall][value='5']").check(force=True)
        page.get_by_role("button", name="Send").click()
        expect(page.locator("h1")).to_have_text("Tak for dit svar")


def test_who_is_signed_in_sees_seat_and_code_and_gives_the_seat_back(people):
    with people.window("ane") as page:
        page.goto("/arrangementer/")
        page.get_by_role("link", name="Temadag: byens rum for alle").click()
        page.get_by_role("link", name="Tilmeld dig").click()
        assert not browsing.faults(page)
        page.get_by_role("button", name="Tilmeld dig").click()
        expect(page.locator("main")).to_contain_text("1 plads er din.")
        assert page.locator(".door-code").evaluate("picture => picture.naturalWidth") > 0
        assert not browsing.faults(page)
        page.get_by_role("link", name="Meld afbud").click()
        assert not browsing.faults(page)
        page.get_by_role("button", name="Ja, meld afbud").click()
        expect(page.locator("main")).to_contain_text("Din tilmelding er afmeldt")
        assert not page.complaints
