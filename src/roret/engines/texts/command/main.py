"""Reading the arguments, and saying in one line what went wrong."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from roret.engines.errors import EngineError
from roret.engines.texts.command import codebook_files, group_files, languages, personal_data

_ADDRESS = "ADDRESS"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `roret texts`; return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except EngineError as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(f"{error.filename or options.file}: {error.strerror or error}")
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return 130
    return 0


def _refuse(reason: str) -> int:
    sys.stderr.write(f"roret texts: {reason}\n")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="roret texts", description="Read what many people wrote.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _group(commands.add_parser("group", help="find campaigns, themes, quotes, references and stances"))
    _codebook(commands.add_parser("codebook", help="put responses under the themes of an own codebook"))
    _redact(commands.add_parser("redact", help="find personal data"))
    _language(commands.add_parser("language", help="tell which language each text is in"))
    return parser


def _group(parser: argparse.ArgumentParser) -> None:
    _input(parser, identified=True)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for report.json and the tables")
    parser.add_argument("--jobs", type=_jobs, default=-1, metavar="N", help="processes (usual: one for each core)")
    parser.add_argument("--cluster", default="", metavar=_ADDRESS, help="a Dask scheduler, such as tcp://10.0.0.5:8786")
    parser.add_argument("--themes", type=_count, default=0, metavar="N", help="so many themes (usual: as proposed)")
    parser.add_argument("--form", type=Path, metavar="FILE", help="what the form itself puts into every answer")
    parser.add_argument("--quiet", action="store_true", help="say nothing while it works")
    parser.set_defaults(run=group_files.run)


def _codebook(parser: argparse.ArgumentParser) -> None:
    _input(parser, identified=True)
    parser.add_argument(
        "--codes",
        type=Path,
        required=True,
        metavar="CODES.csv",
        help="the codebook: columns theme and keywords (a|b|c)",
    )
    parser.add_argument(
        "--given", default="", metavar="COLUMN", help="the column with the themes that people gave (a|b; - for none)"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the tables")
    parser.add_argument("--jobs", type=_jobs, default=-1, metavar="N", help="processes (usual: one for each core)")
    parser.set_defaults(run=codebook_files.run)


def _redact(parser: argparse.ArgumentParser) -> None:
    _input(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="a table of what was found")
    parser.set_defaults(run=personal_data.run)


def _language(parser: argparse.ArgumentParser) -> None:
    _input(parser)
    parser.add_argument("--out", type=Path, metavar="FILE", help="a table (usual: to the screen)")
    parser.set_defaults(run=languages.run)


def _input(parser: argparse.ArgumentParser, *, identified: bool = False) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.csv")
    parser.add_argument("--text", required=True, metavar="COLUMN", help="the column with the texts")
    usual = "" if identified else " (usual: the number of the row)"
    parser.add_argument(
        "--id", required=identified, default="", metavar="COLUMN", help=f"the column that names each{usual}"
    )


def _jobs(written: str) -> int:
    number = int(written)
    if number == 0 or number < -1:
        raise argparse.ArgumentTypeError("1 or more, or -1 for one for each core")
    return number


def _count(written: str) -> int:
    number = int(written)
    if not 0 <= number <= 200:
        raise argparse.ArgumentTypeError("a number from 0 to 200")
    return number
