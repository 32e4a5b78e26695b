"""Every way minutes can change; split by verb."""

from roret.decide.minutes.services.approving import approve_minutes, correct_minutes, publish_minutes
from roret.decide.minutes.services.beginning import begin_minutes, note_times, tie_decision
from roret.decide.minutes.services.making import make_files
from roret.decide.minutes.services.writing import MotionRow, StatementRow, Written, conclude_entry, save_entry

__all__ = [
    "MotionRow",
    "StatementRow",
    "Written",
    "approve_minutes",
    "begin_minutes",
    "conclude_entry",
    "correct_minutes",
    "make_files",
    "note_times",
    "publish_minutes",
    "save_entry",
    "tie_decision",
]
