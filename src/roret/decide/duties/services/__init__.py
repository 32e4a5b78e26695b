"""Every way in which rules and duties can change."""

from roret.decide.duties.services.hearing import (
    judge_away,
    judge_back,
    register_answer,
    register_sent,
    say_domains,
    take_answer_back,
    take_waiver_back,
    waive_duty,
)
from roret.decide.duties.services.rulebook import change_rule, end_rule, make_rule

__all__ = [
    "change_rule",
    "end_rule",
    "judge_away",
    "judge_back",
    "make_rule",
    "register_answer",
    "register_sent",
    "say_domains",
    "take_answer_back",
    "take_waiver_back",
    "waive_duty",
]
