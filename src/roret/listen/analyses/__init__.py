"""Reading many responses at once: the machine suggests, a person reads, changes and signs.

An **analysis** reads every response to a record with ``engines.texts``: letters sent by many (campaigns), themes, lone
voices that nobody else shares, and quotes. Each **suggestion** opens to its responses with the passage that speaks for it;
a person renames, merges, splits, moves and takes out, and **signs** it: only then does it become a theme with an answer to
be written. What stands alone is a **lone voice** and must be read by a person. How often people kept what was suggested is
counted for each analysis and shown beside it.

Life of a suggestion: suggested → signed (a theme) or dismissed. Words: analysis = analyse, suggestion = forslag,
campaign = kampagne, lone voice = enkeltstemme, to sign = at skrive under på. Carries R15 and R67 (responses are read, grouped
and accounted for).
"""
