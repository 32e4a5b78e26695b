"""Hearing the parties: what was sent to each, whether it was opened, and what came back.

A party with a right to be heard gets a **private link**. Behind it she answers, or says that she has **no remarks**, without an
account. What is sent to a party is kept in her **delivery log**: invitation or reminder, by e-mail or by letter, when and by
whom. Nobody is reminded twice of the same deadline by the machine. Bodies that ought to be heard are **suggested** by rule and
added by a person.

Words: party = høringspart, delivery = forsendelse, reminder = påmindelse, no remarks = ingen bemærkninger. Carries R16 (the parties).
"""
