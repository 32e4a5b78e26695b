"""Questions about who must be heard: the facts as plain data, a matter's checklist, what waits, and what a change touches."""

from roret.decide.duties.selectors.checklists import (
    Checklist,
    Desk,
    Line,
    checklist_of,
    find_line,
    missing_before,
    unheard_this_year,
    waiting_for,
)
from roret.decide.duties.selectors.dry_runs import DryRun, dry_run
from roret.decide.duties.selectors.rulebook import rules_today, versions_of

__all__ = [
    "Checklist",
    "Desk",
    "DryRun",
    "Line",
    "checklist_of",
    "dry_run",
    "find_line",
    "missing_before",
    "rules_today",
    "unheard_this_year",
    "versions_of",
    "waiting_for",
]
