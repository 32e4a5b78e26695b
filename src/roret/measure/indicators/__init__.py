"""Indicators: what is measured month by month, with definition, source and the targets it measures.

Words: måling/observation = observation, resultatstatus = result status, statuslys = status light. A value is entered by hand or by
file; a correction overwrites it and the journal keeps both. A target's light comes with the rule that gave it. Carries R58 (core)
and the measuring side of R37.
"""
