"""What the documentation claims: links lead somewhere, and no permission, event, command, module or model is left out."""

import re
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

from roret.foundation import authz
from roret.foundation.journal.types import registry

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
MADE_BY_BROWSER_TESTS = {
    f"docs/screenshots/{name}.png"
    for name in "front consultation respond receipt desk matter plan agreement indicator thread outcome today".split()
}


def links(page: Path) -> set[str]:
    found = re.findall(r"\]\(([^)\s]+)\)", page.read_text())
    return {link for link in found if not link.startswith(("http:", "https:", "mailto:", "#"))}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    places = {link: (page.parent / link.partition("#")[0]).resolve() for link in links(page)}
    lost = [
        link
        for link, place in places.items()
        if not place.exists() and str(place.relative_to(ROOT)) not in MADE_BY_BROWSER_TESTS
    ]

    assert lost == []


def test_every_page_can_be_reached_from_the_readme():
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached and page.suffix == ".md":
            reached.add(page)
            waiting += [(page.parent / link.partition("#")[0]).resolve() for link in links(page)]

    assert [str(page.relative_to(ROOT)) for page in PAGES if page not in reached] == []


@pytest.mark.parametrize("name", ["permissions", "events"])
def test_nothing_is_left_out_of_the_pages_made_from_the_code(name):
    text = (ROOT / "docs" / "developers" / f"{name}.md").read_text()
    declared = {"permissions": authz.catalogue, "events": registry}[name]

    of_the_house = [key for key in declared if not key.endswith("_in_tests")]
    assert [key for key in of_the_house if f"`{key}`" not in text] == [], "run: roret environment_docs --write"


def test_every_command_of_roret_is_described():
    text = (ROOT / "docs" / "operations" / "install.md").read_text()
    own = [name for name, app in get_commands().items() if str(app).startswith("roret.")]

    assert len(own) > 5
    assert [name for name in own if f"`roret {name}`" not in text] == []


def test_every_command_of_dev_that_a_newcomer_needs_is_described():
    from devkit.main import COMMANDS

    text = "".join(page.read_text() for page in PAGES)
    assert [name for name in COMMANDS if f"./dev {name}" not in text and name != "db"] == []


def test_the_licence_is_the_one_that_is_named():
    described = yaml.safe_load((ROOT / "publiccode.yml").read_text())

    assert (ROOT / "LICENSE").read_text().startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert described["legal"]["license"] == "EUPL-1.2"
    for text in described["description"].values():
        assert len(text["genericName"]) <= 35
        assert len(text["shortDescription"]) <= 150 <= len(text["longDescription"]) <= 10_000


def test_every_decision_stands_in_the_list():
    listed = (ROOT / "docs" / "adr" / "README.md").read_text()
    decisions = sorted((ROOT / "docs" / "adr").glob("0*.md"))

    assert len(decisions) >= 10
    assert [path.name for path in decisions if path.name not in listed] == []
    assert [path.name for path in decisions if "**It costs**" not in path.read_text()] == []
