"""Records, links and the thread: the spine of the house.

Everything that can be followed is a Record; the thread is made of typed, dated Links between records, always from the
earlier to the later. Carries R6 (numbers, attachments), R67 and R68 (what became of it), R73 (one register).
"""
