"""Every way an analysis or a suggestion can change; split by verb."""

from roret.listen.analyses.services.changing import (
    merge_suggestions,
    move_member,
    remove_member,
    rename_suggestion,
    split_suggestion,
)
from roret.listen.analyses.services.learning import accept_sure, decide_place, learn_all, start_lesson
from roret.listen.analyses.services.reading import STEPS, read_all, start_analysis, url_of
from roret.listen.analyses.services.signing import dismiss_suggestion, mark_read, sign_suggestion

__all__ = [
    "STEPS",
    "accept_sure",
    "decide_place",
    "dismiss_suggestion",
    "learn_all",
    "mark_read",
    "merge_suggestions",
    "move_member",
    "read_all",
    "remove_member",
    "rename_suggestion",
    "sign_suggestion",
    "split_suggestion",
    "start_analysis",
    "start_lesson",
    "url_of",
]
