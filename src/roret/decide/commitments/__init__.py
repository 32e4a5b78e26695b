"""Commitments: what the administration has promised a committee, by when, and whether it came (R32).

Words: tilsagn = commitment. For the committee that waits, the unit that owes, and everybody who follows.

Life: open → answered or withdrawn; overdue is an open one whose day has passed. A moved deadline is kept with its reason.
"""
