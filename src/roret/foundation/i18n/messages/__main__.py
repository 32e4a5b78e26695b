"""The command: `python -m roret.foundation.i18n.messages` (`./dev messages`, `roret messages`)."""

import argparse
import sys
from collections.abc import Sequence

from .catalogue import App, apps, compile_, texts_of, update
from .check import findings, two_ways


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options, shared by the module and the `roret messages` command."""
    parser.add_argument("apps", nargs="*", metavar="APP", help="only these, for instance listen.consultations")
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--check", action="store_true", help="list what has no usable Danish; exit code 1 if any")
    action.add_argument("--compile", action="store_true", help="only make the .mo files")
    parser.add_argument("--prune", action="store_true", help="drop translations that no text needs any more")


def run(*, names: Sequence[str] = (), check: bool = False, compile_only: bool = False, prune: bool = False) -> int:
    """Update and compile the catalogues, or check them; returns the exit code."""
    every = apps()
    chosen = [app for app in every if not names or app.name in names]
    unknown = set(names) - {app.name for app in every}
    if unknown:
        print(f"No such app: {', '.join(sorted(unknown))}. There are: {', '.join(app.name for app in every)}.")
        return 2
    if check:
        return _check(chosen, every)
    if not compile_only:
        _update(chosen, every, prune=prune)
    compiled = sum(compile_(app) for app in chosen)
    if compiled:
        print(f"{compiled} catalogues compiled.")
    return 0


def _update(chosen: list[App], every: list[App], *, prune: bool) -> None:
    for app in chosen:
        if update(app, texts_of(app, every), prune=prune):
            print(f"{app.name}: updated")


def _check(chosen: list[App], every: list[App]) -> int:
    found = [finding for app in chosen for finding in findings(app, texts_of(app, every))]
    found += two_ways(every)
    for finding in found:
        print(finding)
    return 1 if found else 0


def main() -> int:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description="Collect, compile and check the texts and their Danish.")
    add_arguments(parser)
    options = parser.parse_args()
    return run(names=options.apps, check=options.check, compile_only=options.compile, prune=options.prune)


if __name__ == "__main__":
    sys.exit(main())
