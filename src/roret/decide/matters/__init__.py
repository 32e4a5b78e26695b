"""Committee matters: what a committee is asked, what it decides on each point, and what changed because of those who answered.

Words: sag = matter, indstilling = recommendation, at-punkt = recommendation item, beslutning = decision,
protokolbemærkning = minuted statement, udvalgssekretær = committee secretary.

Life: draft → signed by a director → on a meeting's agenda (public with it) → decided item by item → closed. Postponed or sent
to consultation is a decision, but not a final one. A matter closes only when every theme of its consultation has been told
what changed because of it, with the reason. Carries R31 (core) and R32.
"""
