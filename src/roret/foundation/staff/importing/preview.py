"""What a page shows of a plan: plain data, so that a job can keep it for the page that comes later."""

from typing import Any

from roret.foundation.staff.importing.plan import STATES, Plan, Problem

SHOWN_ROWS = 50
SHOWN_PROBLEMS = 200


def shown(plan: Plan) -> dict[str, Any]:
    """Return the counts, the first problems and the first rows of a plan."""
    headers = {column.name: column.titles() for column in plan.columns}
    return {
        "counts": plan.counts,
        "columns": [column.name for column in plan.columns],
        "problems": [[one.line, one.column, one.text] for one in map(_problem, plan.problems[:SHOWN_PROBLEMS])],
        "problem_count": len(plan.problems),
        "rows": [_row(line, headers) for line in plan.lines[:SHOWN_ROWS]],
    }


def _problem(one: Any) -> Problem:
    return one if isinstance(one, Problem) else Problem(0, "", str(one))


def _row(line: Any, headers: dict[str, frozenset[str]]) -> list[Any]:
    cells = [[_cell(line.cells, titles)[:80], name in line.changed] for name, titles in headers.items()]
    return [line.number, line.state, cells]


def _cell(cells: Any, titles: frozenset[str]) -> str:
    return next((text for header, text in cells.items() if header.casefold() in titles), "")


def context(found: dict[str, Any], columns: Any) -> dict[str, Any]:
    """Return what the template needs of ``shown(plan)``, in the reader's language."""
    labels = {column.name: column.label for column in columns}
    counts, problems = found["counts"], [Problem(*one) for one in found["problems"]]
    return {
        "tiles": [(counts[state], label) for state, label in STATES.items()],
        "nothing_new": not counts["new"] and not counts["changed"],
        "labels": [labels[name] for name in found["columns"]],
        "rows": [(number, state, STATES[state], cells) for number, state, cells in found["rows"]],
        "more": max(0, sum(counts.values()) - len(found["rows"])),
        "shown": problems,
        "problem_count": found["problem_count"],
        "hidden": max(0, found["problem_count"] - len(problems)),
    }
