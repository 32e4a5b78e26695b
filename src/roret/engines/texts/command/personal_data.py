"""`roret texts redact FILE.csv --text COLUMN --out FILE`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from roret.engines.texts.command.files import Input, read_input, table, write_table
from roret.engines.texts.redaction import find_personal_data_and_names

_HEADS = ("kind", "id", "start", "end", "suggestion", "certainty", "text")


def run(options: Namespace) -> None:
    """Write what looks like personal data. `suggestion` is 1 where a person should look before it is believed."""
    given = read_input(options)
    write_table(options.out, table(_HEADS, _rows(given), given.dialect), given.dialect)


def _rows(given: Input) -> Iterator[tuple[str | int, ...]]:
    for id_, text in zip(given.ids, given.texts, strict=True):
        for found in find_personal_data_and_names(text):
            yield found.kind, id_, found.start, found.end, int(found.suggestion), found.certainty, found.text
