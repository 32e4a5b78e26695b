"""Bodies, members, meetings and matters in two published standards, so that others' programs read them without asking us.

Words: standard = standard, valgperiode = legislative term, gravsten = tombstone (what is left of something deleted).

**Popolo** tells who sits where, when, and what was decided: organizations, posts, memberships, people, areas, events,
motions, vote events. **OParl 1.1** tells what happens at meetings: System, Body (the municipality), Organization, Person,
Membership, Meeting, AgendaItem, Paper, Consultation, File, LegislativeTerm, Location. Both tell everybody the same, whoever
asks: what is published and open. A closed item, a draft and an agenda that is not out are never told. Of a person nothing is
told but the name and the seats in public bodies. What was once told and is deleted stays as a tombstone where the journal
knows it. Carries R13, R18 and R73.
"""
