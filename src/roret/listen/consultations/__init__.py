"""Consultations: what people are asked before a decision, whom it must hear, and what became of it.

Words: høring = consultation, høringssvar = response, høringspart = party, hvidbog = white paper. A party either has a right
to be heard or is informed only; the two are never confused.

Life: draft → scheduled (goes out by itself) → open → closed → answered; it may be extended while open, and a response that
comes late is kept and marked. Carries R15 (core), R67 and R68. This is the module that others copy.
"""
