"""``roret environment_docs``: the pages of ``docs/`` that are made from the code, so that they cannot lie."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import override

from roret.foundation import authz
from roret.foundation.authz.roles import ROLES
from roret.foundation.journal.types import registry
from roret.shell.environment import PROJECT, Environment, variable_name

MADE = "Made by `roret environment_docs --write`; do not edit."


def environment_page() -> str:
    """Every variable that Roret reads."""
    rows = [
        (f"`{variable_name(name)}`", _default(field.default), str(field.description))
        for name, field in Environment.model_fields.items()
    ]
    lead = (
        "Settings come from the environment and are checked at the start: a wrong value stops it with a sentence that "
        "says which and why. In production `DATABASE_URL`, `RORET_SECRET_KEY`, `RORET_PSEUDONYM_KEY` and an "
        "https `RORET_PUBLIC_URL` are needed."
    )
    return _page("Environment", lead, _table(("Variable", "When it is not set", "What it is"), rows))


def permissions_page() -> str:
    """Every permission with who holds it."""
    rows = [(f"`{one.name}`", str(one.sentence), _holders(one)) for _name, one in sorted(authz.catalogue.items())]
    roles = [(f"`{role.key}`", str(role.name), str(role.description)) for role in ROLES.values()]
    lead = (
        "A role is held in a unit or body from one date to another, and gives its permissions on what belongs there. "
        "An operator in an operator session (a reason, 30 minutes, journalled) holds every permission."
    )
    body = [*_table(("Permission", "What it allows", "Who holds it"), rows), "", "## Roles", ""]
    return _page("Who may what", lead, [*body, *_table(("Key", "Name", "What it is for"), roles)])


def events_page() -> str:
    """Every type of event that the journal remembers."""
    rows = [
        (f"`{one.key}`", str(one.sentence), _names(one.keep), _names(one.forget))
        for key, one in sorted(registry.items())
        if not key.endswith("_in_tests")  # the tests of the journal bring a type of their own
    ]
    lead = (
        "What is kept stays in the event for ever; what can be forgotten lies in a detail beside it, which is erased when "
        "a person asks or its time is up, while the event stays."
    )
    return _page("Events of the journal", lead, _table(("Type", "Sentence", "Keeps", "Can forget"), rows))


PAGES: dict[str, Callable[[], str]] = {
    "docs/operations/environment.md": environment_page,
    "docs/developers/permissions.md": permissions_page,
    "docs/developers/events.md": events_page,
}


class Command(BaseCommand):
    help = "Show which of the documentation made from the code is out of date, or write it anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to write."""
        parser.add_argument("--write", action="store_true", help="write the pages; without it they are only compared")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write, or say what differs and end with 1."""
        stale = [place for place, text in pages().items() if _read(PROJECT / place) != text]
        for place in stale:
            if options["write"]:
                _write(PROJECT / place, pages()[place])
            self.stdout.write(f"{place}: {'written' if options['write'] else 'out of date'}")
        if stale and not options["write"]:
            raise SystemExit(1)


def pages() -> dict[str, str]:
    """Return every page in English, by its place in the repository."""
    with override("en"):
        return {place: make() for place, make in PAGES.items()}


def _page(title: str, lead: str, body: Iterable[str]) -> str:
    return "\n".join([f"# {title}", "", f"<!-- {MADE} -->", "", lead, "", *body]) + "\n"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [head, ("---",) * len(head), *rows]
    return ["| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in line) + " |" for line in lines]


def _holders(permission: authz.Permission) -> str:
    held = [str(ROLES[role].name) for role in ROLES if role in permission.roles]
    own = ["whoever it belongs to"] if permission.own else []
    limits = [", in any unit" if permission.anywhere else "", ", while its state allows it" if permission.when else ""]
    return ", ".join(held + own) + "".join(limits)


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _default(value: object) -> str:
    if isinstance(value, Path):
        return "`.state` in the project's folder"
    return f"`{value}`" if value != "" else "empty"


def _read(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
