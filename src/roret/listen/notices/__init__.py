"""Notices: what readers say should not stand there, and what staff decided.

Anybody may **report** a published response, with or without an address (the Digital Services Act, article 16). A person reads
every notice and decides: the response **stays**, words are **taken out**, or it is **hidden**. The reporter hears why (article
16 (5)); the sender of a hidden response hears it with the reason, as moderation always tells (article 17). No number of notices
hides anything by itself.

Words: notice = anmeldelse, to report = at anmelde, outcome = afgørelse. Carries R15 and R23 (the parts about moderation).
"""
