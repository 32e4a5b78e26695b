"""`python -m bench NAME [--json FILE]`."""

import argparse
import signal
import sys
from importlib import import_module
from pathlib import Path

from bench.results import write_json

BENCHES = {
    "pages": "the pages and durable submissions, with 100,000 responses and 10,000 records (4 minutes)",
    "search": "making the search column and asking it, with 100,000 responses",
    "texts": "campaigns, themes, codebook, personal data of 100,000 planted responses (PEER_PYTHON=… with datasketch, scikit-learn)",
    "opinions": "opinion maps: planted groups, noise, 100,000 people, beside red-dwarf (PEER_PYTHON=… where it is installed)",
    "imports": "51,000 topics and 20,000 rows of every other register, read and saved",
    "journal": "writing, sealing and verifying 100,000 events",
    "duties": "ten thousand matters against a hundred rules about who must be heard",
    "whitepaper": "from the closed consultation to PDF, Word, CSV and HTML, for 1,000 and 10,000 responses",
    "profile": "where the time of one page goes, in-process: profile NAME (needs `pages --keep` before)",
}


def main() -> int:
    """Run one bench, or list them."""
    options = _options()
    if options.name not in BENCHES:
        print("Usage: ./dev bench NAME [--json FILE]\n")
        for name, text in BENCHES.items():
            print(f"  {name:<10} {text}")
        return 0 if not options.name else 2
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)  # ends as cleanly as Ctrl-C
    try:
        rows = import_module(f"bench.{options.name}").run(options)
    except KeyboardInterrupt:
        print("\nStopped.")
        return 130
    if options.json:
        write_json(rows, options.json)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev bench", add_help=False)
    parser.add_argument("name", nargs="?", default="")
    parser.add_argument("page", nargs="?", default="", help="for profile: the page's name")
    parser.add_argument("--json", type=Path, help="also write the rows name, value, unit, conditions to this file")
    parser.add_argument("--seconds", type=float, default=3.0, help="how long each page is asked at each level (3)")
    parser.add_argument("--responses", type=int, default=100_000)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--keep", action="store_true", help="use the data of the run before when it is there")
    parser.add_argument("--only", default="", help="only pages whose name holds this")
    parser.add_argument("--million", action="store_true", help="for texts: a million responses too (12 minutes)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
