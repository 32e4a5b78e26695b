"""Time and readiness: what may happen now, what is missing, and the reason that can be printed."""

from roret.foundation.lifecycle.phases import Phase, phase_line
from roret.foundation.lifecycle.verdicts import Missing, Verdict, possible, refuse, require, require_nothing_missing

__all__ = ["Missing", "Phase", "Verdict", "phase_line", "possible", "refuse", "require", "require_nothing_missing"]
