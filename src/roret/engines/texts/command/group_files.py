"""`roret texts group FILE.csv --text COLUMN --id COLUMN --out DIR`."""

from __future__ import annotations

import sys
from argparse import Namespace

from roret.engines.texts.command.files import read_input
from roret.engines.texts.command.report_files import write_report
from roret.engines.texts.grouping import Options, group


def run(options: Namespace) -> None:
    """Write `DIR/report.json` and the tables beside it."""
    given = read_input(options)
    form = (options.form.read_text(encoding="utf-8"),) if options.form else ()
    report = group(
        given.texts,
        given.ids,
        jobs=options.jobs,
        progress=None if options.quiet else _show,
        options=Options(themes=options.themes, form=form, cluster=options.cluster),
    )
    write_report(report, options.out, given.dialect)
    if not options.quiet:
        counts = report.counts
        sys.stderr.write(
            f"\r{counts.received} responses, {counts.distinct} distinct texts, {counts.campaigns} campaigns, "
            f"{len(report.themes)} themes, {counts.unassigned} to read one by one: {options.out}\n"
        )


def _show(done: int, total: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done * 100 // total} %")
