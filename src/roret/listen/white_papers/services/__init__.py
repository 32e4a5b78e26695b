"""Every way a white paper can change: ordered, frozen, made, started again."""

from roret.listen.white_papers.services.freezing import can_freeze, freeze_account, freeze_white_paper
from roret.listen.white_papers.services.making import make_files, restart_making
from roret.listen.white_papers.services.sections import Annex, Effect, register_annex, register_effects
from roret.listen.white_papers.services.spread import spread_of_everyone
from roret.listen.white_papers.services.verifying import Check, verify_white_paper

__all__ = [
    "Annex",
    "Check",
    "Effect",
    "can_freeze",
    "freeze_account",
    "freeze_white_paper",
    "make_files",
    "register_annex",
    "register_effects",
    "restart_making",
    "spread_of_everyone",
    "verify_white_paper",
]
