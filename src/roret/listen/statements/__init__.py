"""Statements and proposals of councils: written together, adopted at a meeting, sent, answered, and read by everybody.

Words: udtalelse = statement, forslag = proposal, vedtagelse = adoption, skriftlig behandling = written procedure.

Life: draft → adopted → sent → acknowledged → treated → answered → published. A draft is read by those who sit in the body
and by staff only. Only a body with the right on that day may state or propose. Where a statement answers a consultation,
sending it gives the council's response there: one truth. Carries R17.
"""
