"""`bench profile PAGE`: where the time of one page goes, and its queries with their plans' times."""

import cProfile
import pstats
from argparse import Namespace

from bench import filling
from bench.house import house
from bench.inprocess import client_for, measure
from bench.pages import pages_of
from bench.results import Row

TIMES = 30
LONGEST = 160


def run(options: Namespace) -> list[Row]:
    """Profile the pages whose name holds the word."""
    with house(keep=True):
        filled = filling.find()
        if filled is None:
            raise SystemExit("There is no data. Run `./dev bench pages --keep` first.")
        for page in pages_of(filled):
            if options.page in page.name:
                _profile(page.name, page.paths, filled.case_worker if page.staff else None)
    return []


def _profile(name: str, paths: list[str], person: object) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    found = measure(paths, person)
    print(f"\n== {name}: {found.queries} queries, {found.cpu:.1f} ms CPU, {found.sql:.1f} ms SQL, {found.html} bytes")
    client = client_for(person)
    with CaptureQueriesContext(connection) as captured:
        client.get(paths[0])
    for query in captured.captured_queries:
        print(f"  {1000 * float(query['time']):6.1f} ms  {query['sql'][:LONGEST]}")
    profile = cProfile.Profile()
    profile.enable()
    for path in paths[:TIMES]:
        client.get(path)
    profile.disable()
    pstats.Stats(profile).sort_stats("cumulative").print_stats("roret/", 40)
    pstats.Stats(profile).strip_dirs().sort_stats("tottime").print_stats(25)
