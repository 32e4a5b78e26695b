"""The organisation: units as a tree that changes with time, and the target groups they serve.

A **unit** is a council, committee, administration, centre, association …: everything that can be responsible or be heard.
It exists from a day to a day. A reorganisation, merger or new name **ends** one unit and points to its **successor**;
nothing is overwritten, so that the organisation of any day can be shown. Where a unit stood before it was moved is kept
as a **placement**. A **target group** is a segment of citizens by age, benefit or situation. Carries R1 and R4.

Life of a unit: planned → in force → ended (with or without a successor).
"""
