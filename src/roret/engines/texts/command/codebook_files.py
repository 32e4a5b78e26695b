"""`roret texts codebook FILE.csv --text COLUMN --id COLUMN --codes CODES.csv [--given COLUMN] --out DIR`."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator

from roret.engines.figures.csv_dialect.verbatim import read_verbatim
from roret.engines.texts.codebook import Applied, CodebookTheme, apply_codebook, prepare
from roret.engines.texts.command.files import Cell, Input, read_input, table, write_table

BETWEEN = "|"
"""Stands between themes and between keywords in one cell."""
NOWHERE = "-"
"""Written by a person who has read a response and put it under no theme: that teaches too."""


def run(options: Namespace) -> None:
    """Write `assignments.csv`, `ask_next.csv` and `unassigned.csv` into the folder; nothing when the input cannot be used."""
    given = read_input(options)
    codebook, examples = _codebook(options), _examples(options, given)
    applied = apply_codebook(prepare(given.texts, given.ids, jobs=options.jobs), codebook, examples)
    tables = {
        "assignments": table(
            ("theme", "id", "weight", "start", "end", "text"), _assignments(applied, given), given.dialect
        ),
        "ask_next": table(("id", "likeliest", "text"), _rows(applied.ask_next, applied, given), given.dialect),
        "unassigned": table(("id", "likeliest", "text"), _rows(applied.unassigned, applied, given), given.dialect),
    }
    for name, text in tables.items():
        write_table(options.out / f"{name}.csv", text, given.dialect)
    sys.stderr.write(
        f"{len(given.texts)} responses, {len(codebook)} themes, {len(examples)} examples, "
        f"{len(applied.unassigned)} under no theme: {options.out}\n"
    )


def _codebook(options: Namespace) -> list[CodebookTheme]:
    themes, keywords = read_verbatim(options.codes.read_bytes(), ["theme", "keywords"]).cells
    rows = zip(themes, keywords, strict=True)
    return [CodebookTheme(theme.strip(), tuple(_parts(words))) for theme, words in rows if theme.strip()]


def _examples(options: Namespace, given: Input) -> dict[str, list[str]]:
    """Return what people have decided, by response; an empty cell is a response that nobody has read yet."""
    if not options.given:
        return {}
    (cells,) = read_verbatim(options.file.read_bytes(), [options.given]).cells
    pairs = zip(given.ids, cells, strict=True)
    return {id_: [] if cell.strip() == NOWHERE else _parts(cell) for id_, cell in pairs if cell.strip()}


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(BETWEEN) if part.strip()]


def _assignments(applied: Applied, given: Input) -> Iterator[tuple[Cell, ...]]:
    texts = dict(zip(given.ids, given.texts, strict=True))
    for one in applied.assignments:
        yield one.theme, one.id, round(one.weight, 4), one.start, one.end, texts[one.id][one.start : one.end]


def _rows(ids: tuple[str, ...], applied: Applied, given: Input) -> Iterator[tuple[Cell, ...]]:
    texts = dict(zip(given.ids, given.texts, strict=True))
    for id_ in ids:
        yield id_, applied.likeliest.get(id_, ""), texts[id_]
