"""Meetings of councils and committees: when and where they meet, and what is on the agenda.

Words: møde = meeting, dagsorden = agenda, punkt = agenda item, lukket punkt = closed item.

Life of a meeting: drafted → announced → agenda published → held; it may be moved or cancelled. A closed item shows its
number and nothing else to the public; members of the body and its staff see it whole. Carries R18 (core).
"""
