"""What a person does on a page, named as she would: fill in, choose, tick, open, press."""

import re

from playwright.sync_api import expect

from . import browsing

LOOKED_AT = set()
"""The kinds of page that have been looked through before something was pressed on them."""


def named(text):
    """Match a label whether or not it says that the field is optional."""
    return re.compile(rf"^\s*{re.escape(text)}\s*(\(frivilligt\))?\s*$")


def fill(scope, values):
    """Write in the fields with these labels."""
    for label, text in values.items():
        scope.get_by_label(named(label)).and_(scope.locator("input, textarea")).first.fill(text)


def choose(scope, label, text):
    """Choose the option that holds a text, in the list with a label."""
    field = scope.get_by_label(named(label)).first
    field.select_option(value=field.locator("option", has_text=text).first.get_attribute("value"))


def tick(scope, label):
    """Choose a radio button, or tick a box."""
    scope.get_by_label(named(label)).first.check()


def unfold(page, summary):
    """Open a folded part, and return it."""
    part = page.locator("details", has=page.locator("summary", has_text=summary)).first
    if part.get_attribute("open") is None:
        part.locator("summary").first.click()
    return part


def look(page):
    """Look a page of a kind through once; the forms of a journey stand on pages that no link leads to later."""
    kind = browsing.kind_of(page.url)
    if kind not in LOOKED_AT:
        LOOKED_AT.add(kind)
        found = browsing.faults(page)
        assert not found, f"{kind}: {found}"


def press(scope, label):
    """Press a button, and expect that nothing was refused."""
    page = getattr(scope, "page", scope)
    look(page)
    scope.get_by_role("button", name=named(label)).first.click()
    refused = page.locator(".error-summary, .alert-error")
    words = refused.all_inner_texts() if refused.count() else ""
    expect(refused, f"after “{label}”: {words}").to_have_count(0)


def go(scope, label):
    """Follow a link."""
    scope.get_by_role("link", name=named(label)).first.click()
