"""Material: the text that people are asked about, clause by clause, and what they write about a clause.

Words: materiale = material, udgave = version, punkt = clause, bemærkning = remark, ændringsforslag = change proposal,
kort udgave = short edition, oversættelse = translation. A material belongs to a consultation; each of its versions is made
from a Word document, an OpenDocument text, a PDF or Markdown. A clause keeps its anchor from version to version, and what
is written about it is a contribution like any other: same receipt, same moderation, same answer.

Life of a version: being read → refused with the reason, or ready with a report of what was lost → published. Carries R15 and R71.
"""
