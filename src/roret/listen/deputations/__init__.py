"""Deputations: citizens ask to speak before a committee, are given a time within a meeting, and are heard there.

Words: foretræde = deputation, tid = slot, notat = note.

Life: requested → assessed → offered or declined → accepted or cancelled → held → noted. A request holds personal data and is
no record: only the secretary of the body and whoever has the private link read it. What everybody sees is the item on the
agenda, with words that the secretary has chosen. Carries R20.
"""
