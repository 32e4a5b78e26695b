"""`bench pages`: what the pages take, and how many responses can be sent, beside 100,000 that are there already."""

from argparse import Namespace
from dataclasses import dataclass
from urllib.parse import quote

from bench import filling
from bench.asking import ask, get
from bench.house import THREADS, WORKERS, house, server
from bench.inprocess import Measured, measure, session_cookie
from bench.results import Row, print_table
from bench.submissions import bench_submissions

LEVELS = (1, 8, 32)
VARIANTS = 200
WORDS = "cykelsti|parkeringsplads støj|ældre|skoleveje|fleksjob ventetid|træer|nørrebro|kommunen|lommeparker valby|matrikel".split(
    "|"
)
UNIQUE_SHARE = 10
"""Of the requests to a server that keeps pages, one in so many has an address of its own."""


@dataclass(frozen=True)
class Page:
    """One page: its addresses (asked in turn) and whether one signs in for it."""

    name: str
    paths: list[str]
    staff: bool = False


def pages_of(filled: filling.Filled) -> list[Page]:
    """The pages of the bench; every address is its own, so that nothing is answered from memory by accident."""
    from django.urls import reverse

    from roret.commons.records.models import Record

    number = filled.consultation.number
    responses = reverse("public:consultation-responses", args=[number])
    threads = Record.objects.filter(kind__in=("consultation", "action", "answer"), number__startswith="2025-")
    numbers = list(threads.values_list("number", flat=True)[:VARIANTS])
    return [
        Page("front page", _own(reverse("public:home"))),
        Page("consultation", _own(filled.consultation.get_absolute_url())),
        Page("response list", _own(responses)),
        Page("response list, page 40", _own(f"{responses}?side=40")),
        Page("response list, searched", _own(responses, WORDS)),
        Page("search", _own(reverse("public:search"), WORDS)),
        Page("thread", [reverse("public:thread", args=[one]) for one in numbers]),
        Page("thread, 40 themes", _own(reverse("public:thread", args=[number]))),
        Page("answer desk", _own(reverse("staff:answer-desk")), staff=True),
    ]


def _own(path: str, words: list[str] | None = None) -> list[str]:
    joint = "&" if "?" in path else "?"
    asked = [f"q={quote(words[n % len(words)])}&" if words else "" for n in range(VARIANTS)]
    return [f"{path}{joint}{one}n={n}" for n, one in enumerate(asked)]


def run(options: Namespace) -> list[Row]:
    """Fill, measure, print."""
    with house(keep=options.keep):
        filled, rows = _filled(options)
        pages = [page for page in pages_of(filled) if options.only in page.name]
        weighed = {page.name: measure(page.paths, filled.case_worker if page.staff else None) for page in pages}
        size = f"{options.responses} responses, {options.records} records"
        rows += _weights(weighed, size)
        with server(page_cache_seconds=0) as port:
            rows += _asked(port, pages, filled, options.seconds, cache="page cache off", size=size)
            if not options.only:
                rows += bench_submissions(port, filled.consultation, seconds=max(options.seconds, 5), size=size)
        kept = [_mostly_same(page) for page in pages if not page.staff]
        if kept:
            with server(page_cache_seconds=5) as port:
                cache = f"page cache 5 s as deployed, 1 in {UNIQUE_SHARE} addresses not in it"
                rows += _asked(port, kept, filled, options.seconds, cache=cache, size=size)
    return rows


def _filled(options: Namespace) -> tuple[filling.Filled, list[Row]]:
    found = filling.find() if options.keep else None
    if found:
        return found, []
    print(f"Filling: {options.responses} responses, {options.records} records …", flush=True)
    made = filling.fill(responses=options.responses, records=options.records)
    print(
        f"  import of {options.responses} responses by CSV {made.import_seconds:.1f} s, all {made.fill_seconds:.1f} s"
    )
    return made, [Row("import by CSV", made.import_seconds, "s", f"{options.responses} responses, durable commit")]


def _mostly_same(page: Page) -> Page:
    same = page.paths[0]
    return Page(page.name, [one if not n % UNIQUE_SHARE else same for n, one in enumerate(page.paths)])


def _weights(weighed: dict[str, Measured], size: str) -> list[Row]:
    print("\nOne request, in-process (no server):")
    heads = ("page", "queries", "cpu ms", "sql ms", "HTML bytes", "compressed", "with static, compressed")
    print_table(
        heads,
        [(name, one.queries, one.cpu, one.sql, one.html, one.gzipped, one.whole) for name, one in weighed.items()],
    )
    units = (("queries", "queries"), ("cpu", "ms CPU"), ("html", "bytes HTML"), ("gzipped", "bytes HTML compressed"), ("whole", "bytes whole page compressed"))  # fmt: skip
    return [
        Row(name, getattr(one, key), unit, f"{size}; in-process")
        for name, one in weighed.items()
        for key, unit in units
    ]


def _asked(port: int, pages: list[Page], filled: filling.Filled, seconds: float, *, cache: str, size: str) -> list[Row]:
    print(f"\nThe real server, {WORKERS} processes of {THREADS} threads, {cache}:")
    rows, table = [], []
    cookie = session_cookie(filled.case_worker)
    for page in pages:
        requests = [get(port, path, cookie=cookie if page.staff else "") for path in page.paths]
        ask(port, requests, connections=4, seconds=0.5)
        for level in LEVELS:
            found = ask(port, requests, connections=level, seconds=seconds)
            conditions = f"{level} connections; {cache}; {size}; wrong answers {found.wrong}"
            table.append((page.name, level, found.rate, found.p50, found.p95, found.wrong))
            for value, unit in ((found.rate, "requests/s"), (found.p50, "ms p50"), (found.p95, "ms p95")):
                rows.append(Row(page.name, round(value, 1), unit, conditions))
    print_table(("page", "connections", "requests/s", "p50 ms", "p95 ms", "wrong"), table)
    return rows
