"""Roret for those who have no script, and for those who have no mouse."""

import pytest
from playwright.sync_api import expect

from .browsing import PHONE
from .test_every_page import addresses

OPEN = "a.button[href$='/svar-nu/']"


@pytest.fixture
def plain(people):
    """A window in which no script runs."""
    with people.window(java_script_enabled=False) as page:
        yield page


def open_consultation(page):
    """Go from the front page to a consultation that takes responses."""
    page.goto("/hoeringer/")
    for address in [link.get_attribute("href") for link in page.locator("main a[href*='/hoeringer/20']").all()]:
        page.goto(address)
        if page.locator(OPEN).count():
            return
    raise AssertionError("No consultation is open.")


def test_one_responds_without_script(plain):
    open_consultation(plain)
    plain.locator(OPEN).first.click()
    plain.get_by_role("button", name="Send", exact=True).click()
    expect(plain.locator(".error-summary")).to_contain_text("Skriv dit svar")
    plain.get_by_label("Dit svar").fill("Jeg skriver uden script.")
    plain.get_by_label("Ja, med mit navn").check()
    plain.get_by_role("button", name="Send", exact=True).click()
    expect(plain.locator("h1")).to_contain_text("Vi har modtaget dit svar")
    plain.locator("a.follow-link").click()
    expect(plain.locator("main")).to_contain_text("Jeg skriver uden script.")


def test_one_keeps_a_draft_without_script(plain):
    open_consultation(plain)
    plain.locator(OPEN).first.click()
    plain.get_by_label("Dit svar").fill("Halvt færdigt")
    plain.get_by_role("button", name="Gem kladde", exact=True).click()
    plain.goto(plain.url)
    expect(plain.get_by_label("Dit svar")).to_have_value("Halvt færdigt")


def test_a_council_says_that_it_has_no_remarks_without_script(people):
    with people.window(java_script_enabled=False, viewport=PHONE) as page:
        page.goto(addresses()["party:silent"])
        page.get_by_role("button", name="Vi har ingen bemærkninger").click()
        expect(page.locator("main")).to_contain_text("Skriv, hvem der svarer for jer")
        page.get_by_label("Hvem svarer for jer?").fill("Ida Holm, formand")
        page.get_by_role("button", name="Vi har ingen bemærkninger").click()
        expect(page.locator("main")).to_contain_text("I har ingen bemærkninger")
        page.get_by_role("button", name="Vi har alligevel bemærkninger").click()
        page.get_by_role("button", name="Svar på høringen").click()
        expect(page.get_by_label("På vegne af et råd")).to_be_checked()
        expect(page.get_by_label("På vegne af et råd")).to_be_disabled()
        page.locator("[name=text]").fill("Rådet vil høres, før planen er skrevet færdig.")
        page.locator("[name=mandate]").fill("Rådet på mødet den 3. marts")
        page.get_by_label("Ja, med mit navn").check()
        page.get_by_role("button", name="Send", exact=True).click()
        page.goto(addresses()["party:silent"])
        expect(page.locator("main")).to_contain_text("Vi har jeres svar")


def test_one_saves_a_draft_sends_and_withdraws_from_the_pages_with_private_addresses(people):
    with people.window(viewport=PHONE) as page:
        open_consultation(page)
        page.locator(OPEN).first.click()
        page.locator("[name=text]").fill("Jeg vil gerne kunne fortryde mit svar.")
        page.get_by_role("button", name="Gem kladde", exact=True).click()
        expect(page.locator("main")).to_contain_text("Din kladde er gemt")
        page.get_by_label("Nej, kun kommunen må læse det").check()
        page.get_by_role("button", name="Send", exact=True).click()
        page.goto(page.locator("a.follow-link").get_attribute("href"))
        page.locator("summary", has_text="Træk dit svar tilbage").click()
        page.get_by_role("button", name="Træk tilbage").click()
        expect(page.locator("main")).to_contain_text("trukket tilbage")
        page.get_by_role("link", name="Få dit svar slettet").click()
        page.get_by_role("button", name="Slet").click()
        expect(page.locator("main")).to_contain_text("slettet")


def test_a_reader_reports_a_response_without_script(plain):
    plain.goto("/hoeringer/")
    plain.goto(addresses()["consultation:foerste-moede"])
    plain.locator("main .response-heading a").first.click()
    plain.get_by_role("link", name="Anmeld svaret").click()
    plain.get_by_role("button", name="Send anmeldelsen").click()
    expect(plain.locator(".error-summary")).to_contain_text("Vælg, hvad der er galt")
    plain.get_by_label("Det er reklame").check()
    plain.get_by_role("button", name="Send anmeldelsen").click()
    expect(plain.locator("h1")).to_contain_text("Din anmeldelse")
    expect(plain.locator("main")).to_contain_text("Den venter på, at et menneske læser den")


def test_one_searches_without_script(plain):
    plain.goto("/menu/")
    plain.locator("main").get_by_role("link", name="Søg", exact=True).click()
    plain.locator("main input[name=q]").fill("fleksjobbet")
    plain.locator("main").get_by_role("button", name="Søg", exact=True).click()
    expect(plain.locator("main [role=status]").first).to_contain_text("fundet")
    expect(plain.locator("main ol a").first).to_be_visible()


def test_one_finds_the_way_by_the_menu_page_without_script(plain):
    plain.goto("/")
    plain.locator("a[href='/menu/']").first.click()
    for words in ("Høringer", "Hvad blev der af det?", "Råd og udvalg"):
        plain.goto("/menu/")
        plain.locator("main").get_by_role("link", name=words, exact=True).first.click()
        expect(plain.locator("h1")).to_be_visible()
        assert not plain.url.endswith("/menu/")


def test_one_responds_without_a_mouse(people):
    with people.window() as page:
        open_consultation(page)
        page.goto(page.url)
        page.keyboard.press("Tab")
        assert focused(page) == "skipnav"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main-content"
        tab_to(page, "document.activeElement.href?.endsWith('/svar-nu/')")
        page.keyboard.press("Enter")
        page.wait_for_url("**/svar-nu/")
        tab_to(page, "document.activeElement.id === 'id_text'")
        page.keyboard.type("Jeg skriver uden mus.")
        tab_to(page, "document.activeElement.name === 'publication'")
        page.keyboard.press("Space")
        tab_to(page, "document.activeElement.matches('main button[type=submit].button-primary')")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_contain_text("Vi har modtaget dit svar")


def tab_to(page, here):
    """Press Tab until the focus is where it should be, and can be seen to be there."""
    for _press in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(here):
            style = "getComputedStyle(document.activeElement)"
            assert page.evaluate(f"{style}.outlineStyle !== 'none' || {style}.boxShadow !== 'none'")
            return
    raise AssertionError(f"Tab never came to: {here}")


def focused(page):
    """Return the class of what has the focus."""
    return page.evaluate("document.activeElement.className")
