"""The involvement log: who took part in preparing a matter, why, how, and what came of it (R39).

Words: inddragelseslog = involvement log. For the case worker who registers, the committee that notes it, and everybody who
asks who was heard.

Life of an entry: planned → held → summarised → used, partly used or not used, with the reason. It is annexed to the matter as
a table, in the order in which it was registered; what the source does not tell is shown as unknown.
"""
