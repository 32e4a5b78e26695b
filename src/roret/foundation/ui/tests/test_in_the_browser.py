"""The gallery in a real browser: accessible, fluid, printable, quiet, and usable without script."""

from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from roret.foundation.ui import build, theme, views

AXE = build.REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = Path("/usr/bin/chromium")
POLICY = "default-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'self'; object-src 'none'"
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(
        not (CHROMIUM.exists() and AXE.exists() and build.OUTPUT.exists()), reason="./dev sets these up"
    ),
]


class House(SimpleHTTPRequestHandler):
    """Serves a folder under the site's content security policy."""

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The gallery as files, served on this machine; it needs no database."""
    folder = tmp_path_factory.mktemp("gallery")
    (folder / "static").mkdir()
    (folder / "static" / "ui").symlink_to(build.OUTPUT.parent)
    with override("da"):
        page = views.gallery(RequestFactory().get("/galleri/")).content
    (folder / "index.html").write_bytes(page)
    (folder / "theme.css").write_text(theme.stylesheet({"colour": "#123a6b"}), encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(House, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser(player):
    launched = player.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
    yield launched
    launched.close()


@pytest.fixture
def gallery(site, browser):
    """Opens the gallery in a new window: gives the page, what the browser complained of, and what it fetched."""

    @contextmanager
    def opened(**options):
        context = browser.new_context(locale="da-DK", **options)
        page, complaints, fetched = context.new_page(), [], []
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: fetched.append(request.url))
        page.goto(site, wait_until="networkidle")
        yield page, complaints, fetched
        context.close()

    return opened


def violations(page):
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then(result => result.violations)")
    return {fault["id"]: [node["html"][:120] for node in fault["nodes"]] for fault in found}


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_axe_finds_nothing_and_nothing_runs_out_of_the_page(gallery, width):
    with gallery(viewport={"width": width, "height": 900}) as (page, complaints, _fetched):
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert violations(page) == {}
        assert complaints == []


def test_the_page_keeps_to_the_content_security_policy_and_fetches_only_what_it_needs(gallery, site):
    with gallery(viewport={"width": 1280, "height": 900}) as (_page, complaints, fetched):
        names = [url.rpartition("/")[2] for url in fetched]
        assert complaints == []
        assert not [url for url in fetched if not url.startswith((site, "data:"))]
        assert sorted(name for name in names if "latin.woff2" in name) == [
            "plex-400-latin.woff2",
            "plex-600-latin.woff2",
        ]


def test_the_first_tab_leads_past_the_menus(gallery):
    with gallery() as (page, _complaints, _fetched):
        page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
        page.locator("body").press("Tab")
        page.keyboard.press("Shift+Tab")
        page.locator(".skipnav").focus()
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#main-content"


def test_after_a_failed_try_the_errors_are_read_first_and_lead_to_the_field(gallery):
    with gallery() as (page, _complaints, _fetched):
        assert page.evaluate("document.activeElement.dataset.module") == "error-summary"
        page.locator(".error-summary a").first.click()
        assert page.evaluate("document.activeElement.id") == "id_wrong-name"


def test_the_menu_of_a_phone_opens_without_script(gallery):
    options = {"viewport": {"width": 320, "height": 700}, "java_script_enabled": False}
    with gallery(**options) as (page, _complaints, _fetched):
        assert not page.locator(".phone-menu-panel").is_visible()
        page.locator(".phone-menu summary").click()
        assert page.locator(".phone-menu-panel").is_visible()


def test_a_dialog_opens_without_script(gallery):
    with gallery(java_script_enabled=False) as (page, _complaints, _fetched):
        page.locator("[popovertarget=example-dialog]").first.click()
        assert page.locator("#example-dialog").is_visible()


def test_characters_are_counted_while_one_writes(gallery):
    with gallery() as (page, _complaints, _fetched):
        page.locator("#id_empty-text").fill("x" * 1999)
        assert page.locator("#id_empty-text_limit").inner_text() == "Du har 1 tegn tilbage"


def test_on_paper_there_are_no_menus_but_all_content(gallery):
    with gallery() as (page, _complaints, _fetched):
        page.emulate_media(media="print")
        assert not page.locator(".site-menu, .button, .phone-menu, .pages").locator("visible=true").count()
        assert page.locator(".thread-station").first.is_visible()
