"""Every kind of page, with a persona that works there: found by its links, opened in a real browser, looked through."""

import re
from collections import Counter, deque
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
import yaml
from django.urls import URLResolver, get_resolver
from django.utils.translation import override
from playwright.sync_api import Error

from . import browsing, municipality

STAFF = (
    "bo", "direktoer", "udvalgssekretaer", "kvalitetscontroller", "enhedsleder", "redaktoer", "databeskyttelse",
    "raadssekretaer", "tmf-sagsbehandler", "operatoer",
)  # fmt: skip
FILES = (".csv", ".ics", ".pdf", ".atom", ".json", ".xlsx", ".yaml", ".xml", ".txt", ".css")


REASON = "Rette enhederne efter omlægningen i januar"
"""Why the operator works in the demo."""
SAMPLES = 6
"""So many pages of a kind are read for their links: a draft offers other things than what is open, closed or answered."""


def kind_of(address, language):
    """Name the kind of page at an address; empty when it is a file, or no page of ours."""
    path = urlsplit(address).path
    if path.endswith(FILES) or path.startswith(("/static/", "/api/")):
        return ""
    return browsing.kind_of(address, language=language)


def links_of(page, home):
    """Return the addresses on this site that the page leads to."""
    found = page.evaluate("[...document.querySelectorAll('a[href]:not(svg a)')].map(link => link.href.split('#')[0])")
    return [address for address in found if address.startswith(f"{home}/")]


def links_at(page, address, home):
    """Return what a page leads to, read as the persona in the window would, without drawing it."""
    answer = page.request.get(address)
    if "text/html" not in answer.headers.get("content-type", ""):
        return []
    found = (urljoin(address, unescape(link)).split("#")[0] for link in re.findall(r'href="([^"]+)"', answer.text()))
    return [link for link in found if link.startswith(f"{home}/")]


def opened(page, address):
    """Open a page; None when there is a file at the address, which the browser takes down."""
    try:
        answer = page.goto(address)
    except Error as error:
        if "Download is starting" in str(error):
            return None
        raise
    return answer if "text/html" in answer.headers.get("content-type", "") else None


def walk(page, starts, *, home, may, language="da", known=(), samples=1):
    """Open one page of each kind that links lead to; return what is wrong, by kind, and all kinds seen.

    ``samples`` pages of a kind are read for their links, also of kinds that are known; only the first of an unknown kind is
    looked through. An address with a question in it waits until the plain ones of its kind have been tried.
    """
    waiting, visited, read, wrong = deque(starts), set(), Counter(), {}
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address, language)
        if not kind or address in visited or not may(kind) or read[kind] >= samples:
            continue
        visited.add(address)
        read[kind] += 1
        if kind in known or read[kind] > 1:
            found = links_at(page, address, home)
        else:
            answer = opened(page, address)
            if answer is None:
                continue
            found = links_of(page, home)
            faults = [] if answer.status == 200 else [f"status {answer.status}"]
            faults += browsing.faults(page, language=language)
            wrong |= {f"{kind} {urlsplit(address).path}": faults} if faults else {}
        waiting.extend(sorted(found, key=lambda link: "?" in link))
    return wrong, set(read)


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


UNREACHED = {
    "staff:agenda-file-preview": "what an agenda file would do: somebody must have chosen one; tested in meetings",
    "staff:consultation-period": "a sentence that the form fetches while it is filled in",
    "staff:decision-detail": "it leads on to the decision's matter",
    "staff:deputation-note": "the note is written after the meeting; the demo's one is written already",
    "staff:event-delete": "an event that is no more than an idea; the demo has announced all of its own",
    "staff:event-door-code": "the code on the phone of somebody who comes leads to it",
    "staff:event-evaluation-code": "a picture on the page of the evaluation",
    "staff:indicator-light": "a light that the month form fetches while it is filled in",
    "staff:job-progress": "a part that a page fetches while a job runs",
    "staff:lesson-detail": "what the machine has learned: nobody has let it learn in the demo; tested in analyses",
    "staff:material-version-create": "the form on the material's page sends to it",
    "staff:notice-decide": "the form on the response's page sends to it",
    "staff:operator-session-end": "the button in the red bar sends to it",
    "staff:paper-form-enter": "the form sends to it whoever has keyed in the code on the paper",
    "staff:white-paper-progress": "a part that a page fetches while the files are made",
}
"""The staff addresses that no link of the demo leads to, each with its reason. What is not here must be reached."""


def test_the_workspace(people, server):
    """Each persona opens what those before her did not have, and her own first page; no kind of page is left out."""
    wrong, known = {}, set()
    for persona in STAFF:
        with people.window(persona) as page:
            begin_work(page, persona)
            starts = [f"{server.address}/medarbejder/"]
            faults, seen = walk(page, starts, home=server.address, may=is_work, known=known, samples=SAMPLES)
        wrong |= {f"{persona}: {kind}": found for kind, found in faults.items()}
        known |= seen - {"staff:today"}
    assert not wrong, listed(wrong)
    pages = staff_pages() - {"staff:today"}
    unreached = pages - known
    assert not (unreached - set(UNREACHED)), f"no link of the demo leads to: {sorted(unreached - set(UNREACHED))}"
    assert not (set(UNREACHED) - unreached), f"reached after all: {sorted(set(UNREACHED) - unreached)}"


def staff_pages():
    """Return the kinds of page of the workspace: every named address that is read, and is no file."""
    return {f"staff:{pattern.name}" for pattern in named_patterns(get_resolver()) if is_page(pattern)}


def named_patterns(resolver, *, inside=False):
    """Yield the named addresses of the staff face."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from named_patterns(entry, inside=inside or entry.namespace == "staff")
        elif inside and entry.name:
            yield entry


def is_page(pattern):
    """Say whether an address is read in a browser: not only sent to, and no file that is taken down."""
    with override("da"):
        is_file = str(pattern.pattern).endswith(FILES) or pattern.name.endswith(("-export", "-template"))
    return not is_file and "GET" in methods_of(pattern.callback)


def methods_of(view):
    """Return the methods that a view takes, as its decorator or its class says."""
    if hasattr(view, "view_class"):
        return {"GET"} if hasattr(view.view_class, "get") else {"POST"}
    while True:
        held = dict(zip(view.__code__.co_freevars, view.__closure__ or (), strict=False))
        if "request_method_list" in held:
            return set(held["request_method_list"].cell_contents)
        if not hasattr(view, "__wrapped__"):
            return {"GET"}
        view = view.__wrapped__


def begin_work(page, persona):
    """Let an operator say why she works here today; nobody else has to."""
    if persona == "operatoer":
        page.goto("/medarbejder/operatoersession/")
        page.locator("main form").get_by_role("textbox").first.fill(REASON)
        page.locator("main form button").first.click()
