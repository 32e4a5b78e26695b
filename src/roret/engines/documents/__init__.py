"""Documents as offices send them, made into an accessible, numbered text whose clauses can be followed from version to version.

`convert_file` reads a Word document, an OpenDocument text, a PDF, Markdown or plain text in a process of its own, with
limits, and gives blocks and a report of what could not be carried over. `numbered` gives each block its place, `pair`
finds each clause of a new version in the old one, and `difference` says what was put in and taken out.
"""

from roret.engines.documents.blocks import Block, BlockKind, Converted, Loss, Note
from roret.engines.documents.comparing import Compared, compare, two_sides
from roret.engines.documents.differences import Change, Span, difference
from roret.engines.documents.errors import DocumentError
from roret.engines.documents.matching import Fate, Pairing, Piece, Row, pair, side_by_side, told
from roret.engines.documents.numbering import Place, numbered
from roret.engines.documents.running import Limits, convert_file
from roret.engines.documents.typed import convert_typed

__all__ = [
    "Block",
    "BlockKind",
    "Change",
    "Compared",
    "Converted",
    "DocumentError",
    "Fate",
    "Limits",
    "Loss",
    "Note",
    "Pairing",
    "Piece",
    "Place",
    "Row",
    "Span",
    "compare",
    "convert_file",
    "convert_typed",
    "difference",
    "numbered",
    "pair",
    "side_by_side",
    "told",
    "two_sides",
]
