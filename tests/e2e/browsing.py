"""Windows of a real browser: who is signed in, what the page weighs, what axe and the console complain of."""

from contextlib import contextmanager
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from django.utils.translation import override

from roret.foundation.ui import build

AXE = (build.REPOSITORY / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
PHONE, DESK = {"width": 320, "height": 720}, {"width": 1280, "height": 900}
LARGEST = 250_000  # bytes, as they travel

_WEIGHT = """performance.getEntries()
    .filter(entry => ['navigation', 'resource'].includes(entry.entryType))
    .reduce((sum, entry) => sum + entry.encodedBodySize, 0)"""
_AXE = """rules => axe.run({runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']}).then(found =>
    found.violations.map(fault => `${fault.id}: ${fault.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')}`))"""


class People:
    """Windows of the personas; each signs in once, by the button that the demo shows."""

    def __init__(self, browser, server):
        self.browser = browser
        self.server = server
        self._cookies = {}

    @contextmanager
    def window(self, persona="", *, language="da-DK", **options):
        """Lend a page in a browser of its own, signed in as a persona when one is named."""
        context = self.browser.new_context(
            base_url=self.server.address, locale=language, storage_state=self._signed_in(persona),
            **{"viewport": DESK} | options,
        )  # fmt: skip
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: _note(page, message))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        yield page
        context.close()

    def _signed_in(self, persona):
        if persona and persona not in self._cookies:
            context = self.browser.new_context(base_url=self.server.address, locale="da-DK")
            page = context.new_page()
            page.goto("/demo/")
            page.locator(f"form[action$='/demo/persona/{persona}/'] button").click()
            self._cookies[persona] = context.storage_state()
            context.close()
        return self._cookies.get(persona)


def _note(page, message):
    if message.type == "error":
        page.complaints.append(message.text)


def kind_of(address, *, language="da"):
    """Name the kind of page at an address, as the addresses are named; empty when it is no page of ours."""
    with override(language):
        try:
            return resolve(urlsplit(address).path).view_name
        except Resolver404:
            return ""


def faults(page, *, language="da"):
    """Return all that is wrong with the page that stands in the window."""
    page.evaluate(AXE)
    spoken, headings = page.evaluate("document.documentElement.lang"), page.locator("h1").count()
    weight, complaints = page.evaluate(_WEIGHT), page.evaluate(_AXE, RULES)
    page.set_viewport_size(PHONE)
    width = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size(DESK)
    complaints += [f"console: {text}" for text in page.complaints]
    page.complaints.clear()
    checks = {
        f"speaks {spoken}": spoken == language,
        f"{headings} main headings": headings == 1,
        f"weighs {weight} bytes": weight <= LARGEST,
        f"{width} wide on a phone": width <= PHONE["width"],
    }
    return [fault for fault, passed in checks.items() if not passed] + complaints
