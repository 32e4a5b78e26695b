"""Marking a place in the browser: with the mouse, with the keyboard, without scripts, on a narrow screen."""

import re

import pytest
from playwright.sync_api import expect

from . import browsing

TITLE = re.compile("Bredere cykelsti")


def open_form(page):
    """Go to the response form of the consultation that asks for a place."""
    page.goto("/hoeringer/")
    page.get_by_role("link", name=TITLE).first.click()
    page.locator("a.button[href$='/svar-nu/']").first.click()
    page.get_by_label("Dit svar").fill("Her er stien for smal.")
    page.get_by_label("Ja, med mit navn").check()


def send_and_follow(page):
    """Send, and open the private page of the response."""
    page.get_by_role("button", name="Send", exact=True).click()
    page.locator("a.follow-link").click()


@pytest.mark.parametrize("screen", [browsing.DESK, browsing.PHONE])
def test_a_click_sets_the_point_and_a_button_removes_it(people, screen):
    with people.window(viewport=screen) as page:
        open_form(page)
        box = page.locator(".place-input svg").bounding_box()
        page.locator(".place-input svg").click(position={"x": box["width"] * 0.4, "y": box["height"] * 0.5})
        expect(page.locator(".place-status")).to_contain_text("Punktet ligger i Nørrebro, felt")
        expect(page.get_by_label("Hvilket sted handler det om?")).to_have_value(re.compile(r"^55\.\d{5} 12\.\d{5}$"))
        page.get_by_role("button", name="Fjern punktet").click()
        expect(page.get_by_label("Hvilket sted handler det om?")).to_have_value("")
        page.locator(".place-input svg").click(position={"x": box["width"] * 0.4, "y": box["height"] * 0.5})
        assert not browsing.faults(page)
        send_and_follow(page)
        expect(page.locator("main")).to_contain_text("Andre ser punktet cirka, inden for 200 meter.")
        assert not page.complaints


def test_the_arrow_keys_move_the_point(people):
    with people.window() as page:
        open_form(page)
        page.locator(".place-input svg").focus()
        for key in ("ArrowUp", "ArrowUp", "ArrowLeft", "Shift+ArrowLeft"):
            page.keyboard.press(key)
        field = page.get_by_label("Hvilket sted handler det om?")
        before = field.input_value()
        page.keyboard.press("ArrowLeft")
        assert field.input_value() != before
        page.keyboard.press("Delete")
        expect(field).to_have_value("")
        expect(page.locator(".place-status")).to_contain_text("Punktet er fjernet.")
        page.keyboard.press("ArrowUp")
        send_and_follow(page)
        expect(page.locator("main")).to_contain_text("Stedet, det handler om")


def test_a_point_outside_is_said_at_once_and_not_written(people):
    with people.window() as page:
        open_form(page)
        page.get_by_label("Hvilket sted handler det om?").fill("55.70500 12.58000")
        page.get_by_label("Hvilket sted handler det om?").press("Tab")
        expect(page.locator(".place-status")).to_contain_text("Østerbro")
        page.get_by_label("Hvilket sted handler det om?").fill("56.15000 10.20000")
        page.get_by_label("Hvilket sted handler det om?").press("Tab")
        expect(page.locator(".place-status")).to_contain_text("uden for kommunen")
        page.get_by_role("button", name="Send", exact=True).click()
        expect(page.locator(".error-summary")).to_contain_text("Punktet ligger uden for kommunen")
        expect(page.get_by_label("Dit svar")).to_have_value("Her er stien for smal.")


def test_a_square_is_written_and_an_area_chosen_without_scripts(people):
    with people.window(java_script_enabled=False) as page:
        open_form(page)
        expect(page.locator(".place-input svg")).to_contain_text("Nørrebro")
        page.get_by_label("Hvilket sted handler det om?").fill("h 12")
        send_and_follow(page)
        expect(page.locator("main")).to_contain_text("Nørrebro, H12")
        open_form(page)
        page.get_by_label("Eller vælg et helt område").select_option(label="Valby")
        send_and_follow(page)
        expect(page.locator("main")).to_contain_text("Valby")


def test_each_place_on_the_public_map_opens_its_response(people):
    with people.window() as page:
        page.goto("/hoeringer/")
        page.get_by_role("link", name=TITLE).first.click()
        part = page.locator("section[aria-labelledby=places]")
        assert part.locator("svg a .map-pin").count() == part.locator(".map-list a[href*='-H']").count() > 3
        first = part.locator(".map-list a[href*='-H']").first
        reference = first.inner_text().split(":")[0]
        first.click()
        expect(page.locator("h1")).to_have_text(reference)
        expect(page.locator("main svg.map-svg")).to_be_visible()
