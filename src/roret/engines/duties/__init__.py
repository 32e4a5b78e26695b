"""Who must be heard before a decision: rules and matters as plain data in, duties with their state out.

Words: høringspligt = duty to consult, høringspart = consultee, væsentlighed = significance, dispensation = waiver. Nothing here
reads a database or a clock: the day is given. Carries R16.
"""

from roret.engines.duties.checking import Key, duties_of, touched, why_not
from roret.engines.duties.plain import Deed, Duty, Matter, Rule, State, Why

__all__ = ["Deed", "Duty", "Key", "Matter", "Rule", "State", "Why", "duties_of", "touched", "why_not"]
