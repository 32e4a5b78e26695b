"""What a file would do: which rows are new, changed or the same, and what is wrong with which line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.engines.figures.csv_dialect import Table, TableError, read_table
from roret.foundation.jobs import progress
from roret.foundation.staff.importing.columns import CellProblem, Column, Pending, opened
from roret.foundation.staff.importing.refusals import in_words

NEW, CHANGED, SAME = "new", "changed", "same"
STATES = {NEW: gettext_lazy("New"), CHANGED: gettext_lazy("Changed"), SAME: gettext_lazy("The same")}


@dataclass(frozen=True)
class Problem:
    """What is wrong with one cell or line, and what to do. Line 0 is the file as a whole."""

    line: int
    column: str
    text: str

    def __str__(self) -> str:
        """Read as “Line 7, name: …”."""
        if not self.line:
            return self.text
        where = _("Line %(line)s, %(column)s") if self.column else _("Line %(line)s")
        return f"{where % {'line': self.line, 'column': self.column}}: {self.text}"


@dataclass
class Line:
    """One row of the file as values, and the row of the register that it is about (None: a new one)."""

    number: int
    values: dict[str, Any]
    cells: Mapping[str, str]
    columns: tuple[Column, ...] = ()
    thing: Any = None
    changed: tuple[str, ...] = ()
    changes: dict[str, list[str]] = field(default_factory=dict)
    """What the line changes, in words, as the journal keeps it: ``{column: [before, after]}``."""

    @property
    def state(self) -> str:
        """Whether it is new, changed or the same."""
        return NEW if self.thing is None else CHANGED if self.changed else SAME

    @property
    def state_label(self) -> object:
        """The state in words."""
        return STATES[self.state]


@dataclass
class Plan:
    """What a file would do; nothing may be done while there are problems."""

    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    columns: tuple[Column, ...] = ()

    def count(self, state: str) -> int:
        """Count the lines of a state."""
        return sum(line.state == state for line in self.lines)

    @property
    def counts(self) -> dict[str, int]:
        """How many lines there are of each state."""
        return {state: self.count(state) for state in STATES}

    def doing(self) -> list[Line]:
        """Return the lines that change anything."""
        return [line for line in self.lines if line.state != SAME]


def make_plan(importer: Any, data: bytes, filename: str, *, by: Any) -> Plan:
    """Read a file and say what it would do when ``by`` sends it. Never raises for what is in the file: that becomes problems."""
    try:
        table = read_table(data, filename, limits=importer.limits)
    except TableError as error:
        return Plan(problems=[Problem(0, "", in_words(error))])
    headers, problems = _headers(importer.columns, table)
    if problems:
        return Plan(problems=problems)
    plan = Plan(columns=tuple(column for column in importer.columns if column.name in headers))
    lookups = opened(importer.columns)
    progress.expect(3 * len(table.rows))  # each is read, saved and noted in the journal
    for row in table.rows:
        _read_row(plan, row, headers, lookups)
        progress.step()
    _compare(plan, importer, lookups, by=by)
    _check_pending(plan, importer)
    plan.problems += [problem for line in plan.lines if importer.check for problem in _checked(importer.check, line)]
    plan.problems.sort(key=lambda problem: problem.line)
    return plan


def _headers(columns: Sequence[Column], table: Table) -> tuple[dict[str, str], list[Problem]]:
    """Return, by column name, the header under which the file has it; and what is missing or unknown."""
    found, unknown = {}, []
    by_title = {title: column.name for column in columns for title in column.titles()}
    for header in table.columns:
        name = by_title.get(header.casefold())
        if name is None or name in found:
            unknown.append(header)
        else:
            found[name] = header
    known = ", ".join(str(column.label) for column in columns)
    problems = [
        Problem(1, header, _("There is no such column. The columns are: %(columns)s.") % {"columns": known})
        for header in unknown
    ]
    missing = [column for column in columns if column.required and column.name not in found]
    problems += [Problem(1, str(column.label), _("The column is missing. Add it to the file.")) for column in missing]
    return found, problems


def _read_row(plan: Plan, row: Any, headers: Mapping[str, str], lookups: Mapping[str, Any]) -> None:
    values, failed = {}, False
    for column in plan.columns:
        try:
            values[column.name] = column.read(row.cells[headers[column.name]], lookups)
        except CellProblem as problem:
            plan.problems.append(Problem(row.line, str(column.label), str(problem)))
            failed = True
    if not failed:
        plan.lines.append(Line(row.line, values, row.cells, plan.columns))


def _compare(plan: Plan, importer: Any, lookups: Mapping[str, Any], *, by: Any) -> None:
    """Find the register's row of each line by the natural key, and what the line would change in it."""
    if not importer.key:
        return
    keys = [column for column in importer.columns if column.name in importer.key]
    known = {_key([column.value(thing, lookups) for column in keys]): thing for thing in importer.rows(by)}
    seen: dict[Any, int] = {}
    for line in plan.lines:
        key = _key([line.values.get(column.name, column.kind.empty) for column in keys])
        if key in seen:
            plan.problems.append(
                Problem(
                    line.number, "", _("Line %(first)s is about the same. Remove one of them.") % {"first": seen[key]}
                )
            )
        seen.setdefault(key, line.number)
        line.thing = known.get(key)
        _note_changes(line, lookups)


def _note_changes(line: Line, lookups: Mapping[str, Any]) -> None:
    """Say what the line would change in its row; in a new one, everything that is filled in."""
    for column in line.columns:
        value = line.values[column.name]
        if line.thing is not None and column.leaves(value):
            continue
        before = column.kind.empty if line.thing is None else column.value(line.thing, lookups)
        if before != value:
            written = [_words(one, column, lookups[column.name]) for one in (before, value)]
            line.changes[column.name] = written
    line.changed = tuple(line.changes)


def _words(value: Any, column: Column, opened: Any) -> str:
    if value is None or value == column.kind.empty:
        return ""
    return value.text if isinstance(value, Pending) else str(column.kind.write(value, opened))[:500]


def _key(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(value.casefold() if isinstance(value, str) else value for value in values)


def _check_pending(plan: Plan, importer: Any) -> None:
    """A reference within the file must be to a row that the file really has."""
    offered = {name.casefold() for line in plan.lines for name in importer.names(line.values) if name}
    for line in plan.lines:
        for column in plan.columns:
            value = line.values[column.name]
            if isinstance(value, Pending) and value.text.casefold() not in offered:
                sentence = _("“%(value)s” is neither known nor in the file. Add a row for it, or mend the spelling.")
                plan.problems.append(Problem(line.number, str(column.label), sentence % {"value": value.text[:60]}))


def _checked(check: Any, line: Line) -> list[Problem]:
    return [Problem(line.number, str(column), str(text)) for column, text in check(line.values)]
