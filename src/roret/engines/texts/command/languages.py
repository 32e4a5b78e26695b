"""`roret texts language FILE.csv --text COLUMN`."""

from __future__ import annotations

import sys
from argparse import Namespace

from roret.engines.texts.command.files import read_input, table, write_table
from roret.engines.texts.language import guess_language


def run(options: Namespace) -> None:
    """Write the language of each text: da, en, other, or nothing where it is not clear."""
    given = read_input(options)
    rows = [(id_, guess_language(text) or "") for id_, text in zip(given.ids, given.texts, strict=True)]
    made = table(("id", "language"), rows, given.dialect)
    if options.out:
        write_table(options.out, made, given.dialect)
    else:
        sys.stdout.write(made.replace("\r\n", "\n"))
