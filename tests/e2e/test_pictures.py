"""The pictures of the README and the manual: each page as a visitor or a persona sees it in the demo."""

import os

import pytest
import yaml

from . import browsing, municipality, pictures

PICTURES = {
    "front": ("", "/", ""),
    "consultation": ("", "consultation:taskforce", ""),
    "respond": ("", "respond:kulturhus-ideer", ""),
    "matter": ("", "matter:endelig-plan", ""),
    "plan": ("", "plan:handleplan", "figure.picture"),
    "agreement": ("", "agreement:cab", "h2"),
    "indicator": ("", "indicator:ind-afklaret-i-tide", "figure.picture"),
    "thread": ("", "thread:taskforce", ""),
    "outcome": ("", "what_became:taskforce", ""),
    "desk": ("oekf-sagsbehandler", "/medarbejder/svarbord/", ""),
    "today": ("bo", "/medarbejder/", ""),
}
"""Each picture's persona, its address or the name by which the guided tour knows it, and what comes first in it."""

pytestmark = pytest.mark.skipif(not os.environ.get("RORET_SCREENSHOTS"), reason="RORET_SCREENSHOTS=1 takes pictures")


@pytest.fixture(scope="module")
def visitors(browser, demo):
    """Windows on a municipality in which no other test has left anything."""
    with municipality.copy_of(demo, "pictures") as name:
        server = municipality.Server(database=name)
        yield browsing.People(browser, server)
        server.end()


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_taken(visitors, name):
    persona, place, first = PICTURES[name]
    with visitors.window(persona) as page:
        page.goto(address_of(place))
        if first:
            page.locator(f"main {first}").first.evaluate("it => it.scrollIntoView()")
        pictures.take(page, name)
    assert size_of(name) < pictures.LARGEST


def test_a_picture_is_taken_of_a_receipt(visitors):
    with visitors.window() as page:
        page.goto(address_of("respond:kulturhus-ideer"))
        page.get_by_label("Dit svar").fill("Giv os et værksted, hvor børn og ældre kan mødes.")
        page.get_by_label("Ja, uden mit navn").check()
        page.get_by_role("button", name="Send", exact=True).click()
        page.wait_for_url("**/kvittering/**")
        pictures.take(page, "receipt")
    assert size_of("receipt") < pictures.LARGEST


def test_a_picture_is_taken_of_the_front_page_on_a_phone(visitors):
    with visitors.window(viewport=browsing.PHONE) as page:
        page.goto("/")
        pictures.take(page, "front-phone")
    assert size_of("front-phone") < pictures.LARGEST


def address_of(place):
    """Return the address of a place in the demo municipality."""
    if place.startswith("/"):
        return place
    known = yaml.safe_load((municipality.STATE / "demo_addresses.yaml").read_text("utf-8"))
    key = place.partition(":")[2]
    if place.startswith("respond:"):
        return known[f"consultation:{key}"] + "svar-nu/"
    if place.startswith("thread:"):
        return known[f"consultation:{key}"].replace("/hoeringer/", "/traad/")
    return known[place]


def size_of(name):
    """Return how many bytes a picture takes."""
    return (pictures.FOLDER / f"{name}.png").stat().st_size
