"""Every kind of page, with a persona that works there: found by its links, opened in a real browser, looked through."""

from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Error

from . import browsing, municipality

STAFF = (
    "bo", "direktoer", "udvalgssekretaer", "kvalitetscontroller", "enhedsleder", "redaktoer", "databeskyttelse",
    "raadssekretaer", "operatoer",
)  # fmt: skip
FILES = (".csv", ".ics", ".pdf", ".atom", ".json", ".xlsx", ".yaml", ".xml", ".txt", ".css")


def kind_of(address, language):
    """Name the kind of page at an address; empty when it is a file, or no page of ours."""
    parts = urlsplit(address)
    if parts.query or parts.path.endswith(FILES) or parts.path.startswith(("/static/", "/api/")):
        return ""
    return browsing.kind_of(address, language=language)


def links_of(page, home):
    """Return the addresses on this site that the page leads to."""
    found = page.evaluate("[...document.querySelectorAll('a[href]')].map(link => link.href.split('#')[0])")
    return [address for address in found if address.startswith(f"{home}/")]


def opened(page, address):
    """Open a page; None when there is a file at the address, which the browser takes down."""
    try:
        answer = page.goto(address)
    except Error as error:
        if "Download is starting" in str(error):
            return None
        raise
    return answer if "text/html" in answer.headers.get("content-type", "") else None


def walk(page, starts, *, home, may, language="da", known=()):
    """Open one page of each kind that links lead to; return what is wrong, by kind, and all kinds seen.

    Of kinds that are known, only lists are opened, for what they offer to this persona.
    """
    waiting, seen, wrong = list(starts), set(), {}
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(address, language)
        if not kind or kind in seen or not may(kind) or (kind in known and not kind.endswith("-list")):
            continue
        seen.add(kind)
        answer = opened(page, address)
        if answer is None:
            continue
        waiting += links_of(page, home)
        found = [] if answer.status == 200 else [f"status {answer.status}"]
        found += [] if kind in known else browsing.faults(page, language=language)
        wrong |= {f"{kind} {urlsplit(address).path}": found} if found else {}
    return wrong, seen


def listed(wrong):
    """Return the faults as lines that a person can read."""
    return "\n".join(f"{kind}\n    " + "\n    ".join(found) for kind, found in wrong.items())


def addresses():
    """Return the addresses that the loader noted for the guided tour."""
    return yaml.safe_load((municipality.STATE / "demo_addresses.yaml").read_text("utf-8"))


def is_public(kind):
    return kind.startswith(("public:", "account_")) and kind != "public:file"


def is_work(kind):
    return kind.startswith("staff:")


def test_the_public_pages(people, server):
    starts = [server.address + place for place in ["/", "/menu/", *addresses().values()]]
    with people.window() as page:
        wrong, seen = walk(page, starts, home=server.address, may=is_public)
    assert not wrong, listed(wrong)
    assert len(seen) > 40


def test_the_public_pages_in_english(people, server):
    starts = [f"{server.address}/en/", f"{server.address}/en/menu/"]
    with people.window(language="en-GB") as page:
        wrong, seen = walk(page, starts, home=f"{server.address}/en", may=is_public, language="en")
    assert not wrong, listed(wrong)
    assert len(seen) > 30


@pytest.mark.parametrize(("persona", "first"), [("ane", "/mit/"), ("karen-margrethe", "/medlem/")])
def test_the_pages_of_those_who_take_part(people, server, persona, first):
    starts = [server.address + place for place in (first, "/mit/", "/beskeder/", "/konto/email/")]
    own = ("member:", "public:my-", "public:notification", "account_", "mfa_", "usersessions_")
    with people.window(persona) as page:
        wrong, seen = walk(page, starts, home=server.address, may=lambda kind: kind.startswith(own))
    assert not wrong, listed(wrong)
    assert len(seen) > 5


def test_the_workspace(people, server):
    """Each persona opens what those before her did not have, and her own first page."""
    wrong, known = {}, set()
    for persona in STAFF:
        with people.window(persona) as page:
            begin_work(page, persona)
            starts = [f"{server.address}/medarbejder/"]
            faults, seen = walk(page, starts, home=server.address, may=is_work, known=known)
        wrong |= {f"{persona}: {kind}": found for kind, found in faults.items()}
        known |= seen - {"staff:today"}
    assert not wrong, listed(wrong)
    assert len(known) > 50


def begin_work(page, persona):
    """Let an operator say why she works here today; nobody else has to."""
    if persona == "operatoer":
        page.goto("/medarbejder/operatoersession/")
        page.locator("main form").get_by_role("textbox").first.fill("Rette enhederne efter omlægningen i januar")
        page.locator("main form button").first.click()
