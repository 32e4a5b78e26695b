"""``roret opinions map VOTES.csv --json OUT``: the engine from the command line, without a database or a website.

Exit codes: 0 done, 1 the input cannot be used (with the reason on one line), 2 wrong arguments, 130 stopped.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from roret.engines.errors import EngineError
from roret.engines.figures.csv_dialect.values import guard
from roret.engines.opinions.formulas import NOBODY
from roret.engines.opinions.mapping import MODES, OpinionMap, Options, map_opinions
from roret.engines.opinions.publishing import report
from roret.engines.opinions.reading import read_groups, read_statements, read_votes

_WHY = {
    "too_few_people": "only {people} people have cast 20 votes; {needed} are needed",
    "chance": "chance makes as strong a pattern (p = {p:.3f})",
    "unsteady": "two halves of the people would be divided differently",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `roret opinions`; return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except EngineError as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(f"{error.filename or options.file}: {error.strerror or error}")
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return 130
    return 0


def _map(options: argparse.Namespace) -> None:
    texts, left_out = read_statements(options.statements) if options.statements else (None, [])
    votes = read_votes(options.file, left_out=left_out)
    groups = read_groups(options.groups) if options.groups else None
    found = map_opinions(votes, Options(mode=options.mode, groups=groups), progress=None if options.quiet else _show)
    _write(options.json, as_json(report(found, texts=texts)))
    if options.people:
        _write_people(options.people, found)
    if not options.quiet:
        sys.stderr.write(f"\r{_summary(found)}\n")


def as_json(values: dict[str, Any]) -> str:
    """Return the report with one statement a line: readable, and easy to compare."""
    parts = []
    for name, value in values.items():
        if isinstance(value, list) and value:
            lines = ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in value)
            parts.append(f"{json.dumps(name)}: [\n  {lines}\n ]")
        else:
            parts.append(f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n " + ",\n ".join(parts) + "\n}\n"


def _write(file: Path, text: str) -> None:
    if str(file) == "-":
        sys.stdout.write(text)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _write_people(file: Path, found: OpinionMap) -> None:
    """Each person's place and group: only when asked for by name, because it is personal data."""
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["participant", "x", "y", "votes", "group-id"])
        for person, (x, y), seen, label in zip(
            found.votes.people, found.people.tolist(), found.votes.seen.tolist(), found.labels.tolist(), strict=True
        ):
            name = guard(person) if isinstance(person, str) else person
            writer.writerow([name, repr(x), repr(y), seen, "" if label == NOBODY else found.groups[label]])
    sys.stderr.write(f"\n{file} holds a row for each person: personal data. Delete it when it has been used.\n")


def _summary(found: OpinionMap) -> str:
    people, statements = found.votes.shape
    said = f"{people} people, {statements} statements, {len(found.votes.value)} votes: "
    structure = found.structure
    if found.groups:
        said += f"{len(found.groups)} groups of {', '.join(map(str, found.sizes))}"
    else:
        said += "no groups"
    why = "; ".join(
        _WHY[one].format(people=structure.people, needed=structure.needed, p=structure.p) for one in structure.reasons
    )
    return f"{said} ({why})" if why else f"{said} (p = {structure.p:.3f})"


def _show(done: int, total: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done * 100 // total} %")


def _refuse(reason: str) -> int:
    sys.stderr.write(f"roret opinions: {reason}\n")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="roret opinions", description="Map what people agree and disagree about.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    one = commands.add_parser("map", help="find groups, consensus and what tells groups apart")
    one.add_argument("file", type=Path, metavar="VOTES.csv", help="columns voter-id, comment-id, vote (1, 0 or -1)")
    one.add_argument("--json", type=Path, required=True, metavar="OUT", help="the report; - for the screen")
    one.add_argument("--mode", choices=MODES, default="robust", help="polis: as Pol.is computes (usual: robust)")
    one.add_argument("--groups", type=Path, metavar="FILE", help="given groups: columns participant, group-id")
    one.add_argument(
        "--statements",
        type=Path,
        metavar="FILE",
        help="texts and moderation: columns comment-id, comment-body, moderated",
    )
    one.add_argument(
        "--people", type=Path, metavar="FILE", help="also write each person's place: personal data, not for publication"
    )
    one.add_argument("--quiet", action="store_true", help="say nothing while it works")
    one.set_defaults(run=_map)
    return parser
