"""Reaching those who do not come by themselves: poster and QR code, forms on paper, and a list for other websites.

Hearings that stand only on the website miss those who do not read it (requirements S4 p31). A **poster** carries the QR code
to the street; a **paper form** carries a code, so that what a clerk keys in lands at the right consultation and is never kept
twice; the **embedded list** shows what is open on the website of a school or a local committee.

A **run** is a pile of numbered forms printed at once. Words: poster = plakat, paper form = svarark, run = oplag,
embedded list = indlejret liste. Carries R27 and R71 (the parts about consultations).
"""
