"""The live minutes in the browser: by keyboard, with the connection gone, on a phone, without script; the quorum and an apology."""

import pytest
from playwright.sync_api import expect

from . import browsing

SECRETARY = "udvalgssekretaer"


@pytest.fixture
def screen(people):
    """The live screen of the committee's latest meeting, begun when nobody has begun it."""
    with people.window(SECRETARY) as page:
        yield open_minutes(page)


def open_minutes(page):
    """Go to the meeting that was held last, and to its minutes."""
    page.goto("/medarbejder/moeder/")
    page.locator("tr", has_text="Afholdt").first.get_by_role("link").first.click()
    page.get_by_role("link", name="Skriv referat").first.click()
    begin = page.get_by_role("button", name="Begynd referatet")
    if begin.count():
        begin.click()
    expect(page.locator("form[data-keep]").first).to_be_visible()
    return page


def item(page, number=1):
    return page.locator("details.minutes-entry").nth(number - 1)


def test_what_is_written_while_the_connection_is_gone_is_sent_when_it_is_back(screen):
    text = item(screen).locator("textarea[name=text]")
    screen.context.set_offline(True)
    text.fill("Skrevet uden forbindelse")
    expect(item(screen).locator("[data-keep-status]")).to_contain_text("Forbindelsen er væk")
    assert "Skrevet uden forbindelse" in screen.evaluate("Object.values(localStorage).join()")
    screen.context.set_offline(False)
    expect(item(screen).locator("[data-keep-status]")).to_contain_text("Gemt", timeout=30_000)
    screen.goto(screen.url)
    expect(item(screen).locator("textarea[name=text]")).to_have_value("Skrevet uden forbindelse")
    assert screen.evaluate("Object.keys(localStorage).filter(key => key.startsWith('roret-keep')).length") == 0


def test_what_was_left_in_the_browser_is_there_when_one_comes_back(screen):
    text = item(screen).locator("textarea[name=text]")
    address = screen.url
    screen.context.set_offline(True)
    text.fill("Fanen blev lukket")
    screen.goto("about:blank")
    screen.context.set_offline(False)
    screen.goto(address)
    expect(item(screen).locator("[data-keep-status]")).to_contain_text("Gemt", timeout=30_000)
    expect(item(screen).locator("textarea[name=text]")).to_have_value("Fanen blev lukket")


def test_one_minutes_by_keyboard_alone(screen):
    form = item(screen)
    form.locator("textarea[name=text]").fill("")
    screen.keyboard.type("Udvalget drøftede skabelonen.")
    screen.keyboard.press("Alt+k")
    expect(form.locator("input[name=started]")).not_to_have_value("")
    screen.keyboard.press("Control+s")
    expect(screen.locator("main")).to_contain_text("er gemt")
    expect(item(screen).locator("textarea[name=text]")).to_have_value("Udvalget drøftede skabelonen.")
    item(screen).locator("textarea[name=text]").focus()
    screen.keyboard.press("Control+Enter")
    expect(screen.locator("main")).to_contain_text("er gemt")
    assert not screen.complaints


def test_another_who_writes_in_the_same_item_is_seen(people, screen):
    with people.window(SECRETARY) as other:
        open_minutes(other)
        item(screen).locator("textarea[name=text]").fill("Den enes tekst")
        item(screen).get_by_role("button", name="Gem 1", exact=True).click()
        expect(screen.locator("main")).to_contain_text("er gemt")
        item(other).locator("textarea[name=text]").fill("Den andens tekst")
        expect(item(other).locator("[data-keep-status]")).to_contain_text("En anden har gemt", timeout=30_000)
        item(other).get_by_role("button", name="Gem 1", exact=True).click()
        for words in ("Den enes tekst", "Den andens tekst", "Gemt nu"):
            expect(other.locator("main")).to_contain_text(words)


@pytest.mark.parametrize("viewport", [browsing.PHONE, browsing.DESK], ids=["phone", "desk"])
def test_the_screens_hold_on_a_phone_and_for_axe(people, viewport):
    with people.window(SECRETARY, viewport=viewport) as page:
        open_minutes(page)
        for summary in item(page).locator("details > summary").all():
            summary.click()
        assert not browsing.faults(page)
        page.get_by_role("link", name="Fremmøde").first.click()
        assert not browsing.faults(page)


def test_without_script_plain_forms_do(people):
    with people.window(SECRETARY, java_script_enabled=False) as page:
        open_minutes(page)
        item(page).locator("textarea[name=text]").fill("Uden script")
        item(page).locator("[name=main-for], [name=r1-for]").first.fill("Ukendt parti")
        item(page).get_by_role("button", name="Gem 1", exact=True).click()
        expect(page.locator(".error-summary")).to_contain_text("hverken et parti eller et medlem")
        item(page).locator("[name=main-for], [name=r1-for]").first.fill("")
        item(page).get_by_role("button", name="Gem 1", exact=True).click()
        expect(page.locator("main")).to_contain_text("er gemt")
        expect(item(page).locator("textarea[name=text]")).to_have_value("Uden script")


def test_a_member_sends_an_apology_with_one_click_and_takes_it_back(people):
    with people.window("politiker") as page:
        page.goto("/moeder/")
        page.locator(
            "section[aria-labelledby=coming] a", has_text="Beskæftigelses- og Integrationsudvalget"
        ).first.click()
        page.get_by_role("link", name="Kan du komme?").click()
        assert not browsing.faults(page)
        page.get_by_role("button", name="Meld afbud").click()
        expect(page.locator("main")).to_contain_text("Du har meldt afbud")
        page.get_by_role("button", name="Jeg kan alligevel komme").click()
        expect(page.locator("main")).to_contain_text("Vi venter dig")
