"""Events: citizen meetings, open houses, workshops and theme days, from the idea to what came of it.

Words: arrangement = event, tilmelding = registration, venteliste = waiting list, indbydelse = invitation, programpunkt =
programme point, arbejdsgruppe = working group.

Life: idea → planned → announced → registration → held → documented → followed up → evaluated; it may be cancelled with a
reason until it is over. Seats are given in the order in which people came: whoever stands on the waiting list is let in
before anybody who comes later. Names, needs and addresses are erased some days after the event; who wants to hear what came
of it keeps the address here for as long as that is told. Carries R19 and R24 (the groups that follow from an event).
"""
