"""Agreements with units: what a unit has promised to reach, and which decided actions the promise carries out.

Words: resultatkontrakt = performance contract, resultatmål = target, aftalestyring = agreement management. A target has a
measure, a baseline (which may be unknown), a goal and a day, and it cites the actions it makes binding: that is the knot of the
thread between what was decided and what is measured.

Life of an agreement: draft → signed → running → ended; half-year and final statuses are written on the way. Carries R41 and the
promise side of R58 and R37.
"""
