"""`bench whitepaper`: from the closed consultation to the finished white paper, for 1,000 and for 10,000 responses.

Each response has 300 to 2,000 characters, one in twenty has emoji or another script, one in fifty the same words as another;
forty themes, twelve districts, age bands. Timed: freezing, every file of the job as the worker makes them (two at a time),
and every page of the HTML as a guest gets it. Bytes are the files'; memory is the largest process that made one.
"""

import csv
import io
import random
import resource
import time
from argparse import Namespace
from typing import Any

from bench import filling, sentences
from bench.house import house
from bench.results import Row, print_table

SIZES = (1_000, 10_000)
STRANGE = ("😀👍🏽", "👩‍👩‍👧", "漢字かな", "مرحبا بالعالم", "שלום", "Привет", "Ζωή", "e\u0301\u200b\u202e")
BANDS = ("0-17", "18-29", "30-44", "45-59", "60-74", "75-")
THEMES = 40


def run(options: Namespace) -> list[Row]:
    """Measure each size in a house of its own."""
    rows: list[Row] = []
    sizes = [size for size in SIZES if size <= options.responses]
    for size in sizes:
        with house(keep=False):
            rows += _measure(size)
    return rows


def _measure(size: int) -> list[Row]:
    closed, worker = _closed_consultation(size)
    from roret.listen.white_papers import services

    begun = time.perf_counter()
    paper = services.freeze_white_paper(closed, by=worker)
    ordered = time.perf_counter() - begun
    frozen = _timed(lambda: services.freeze_account(paper, by=worker))
    paper.refresh_from_db()
    before = _processor()
    made = _timed(lambda: services.make_files(paper, by=worker))
    processor = _processor() - before
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pages, slowest, largest, read = _read_pages(paper)
    conditions = f"{size} responses, {THEMES} themes"
    values = [
        ("ordered", ordered, "s"), ("frozen", frozen, "s"), ("files made", made, "s"), ("files made, processor", processor, "s"), ("all HTML pages read", read, "s"),
        ("in all", ordered + frozen + made + read, "s"), ("largest process", memory, "MB"), ("worker", own, "MB"),
        ("HTML pages", pages, "pages"), ("largest HTML page", largest / 1000, "kB"), ("slowest HTML page", slowest, "ms"),
        *((f"{kind}", count / 1e6, "MB") for kind, count in _bytes(paper).items()),
    ]  # fmt: skip
    print(f"\n{conditions}")
    print_table(("what", "value", "unit"), values)
    return [Row(f"white paper {size}: {name}", round(value, 2), unit, conditions) for name, value, unit in values]


def _timed(work: Any) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _processor() -> float:
    """Seconds of processor that this process and its finished children have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _bytes(paper: Any) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in paper.files.select_related("file"):
        found[one.kind] = found.get(one.kind, 0) + one.file.size
    return found


def _read_pages(paper: Any) -> tuple[int, float, int, float]:
    from bench.inprocess import client_for

    client, base = client_for(None), f"/hoeringer/{paper.consultation.number}/hvidbog/"
    addresses = [base, *(f"{base}svar/?side={page}" for page in range(1, paper.pages + 1))]
    addresses += [f"{base}temaer/{order}/" for order in range(1, THEMES + 1)]
    took, sizes, begun = [], [], time.perf_counter()
    for address in addresses:
        asked = time.perf_counter()
        answer = client.get(address)
        took.append(1000 * (time.perf_counter() - asked))
        sizes.append(len(answer.content))
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status_code}")
    return len(addresses), max(took), max(sizes), time.perf_counter() - begun


def _closed_consultation(size: int) -> tuple[Any, Any]:
    """A closed consultation that lacks nothing; what a month of work would do is done by the database."""
    from roret.listen.consultations import services

    unit, areas = filling._registers()
    worker = filling._case_worker(unit)
    made = filling._great_consultation(unit, areas)
    filling._import(made, worker, _responses(size))
    filling._approve_all()
    themes = filling._themes(made, worker)
    filling._group(made, themes)
    _more_themes_and_ages(themes)
    _answer(themes, worker)
    return services.close_consultation(made, by=worker), worker


def _responses(size: int) -> bytes:
    random_, file = random.Random(size), io.StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(
        ["text", "name", "organisation", "capacity", "channel", "position", "publication", "area", "received"]
    )
    said: list[str] = []
    for number in range(size):
        text = random_.choice(said) if said and random_.random() < 0.02 else _text(random_)
        said.append(text)
        council = number % 25 == 0
        writer.writerow([
            text, random_.choice(sentences.NAMES), f"Foreningen {number}" if council else "", "organisation" if council else "private",
            random_.choice(["web", "web", "web", "email", "paper"]), random_.choice(["", "for", "against", "concern"]),
            random_.choice(["named", "anonymous", "anonymous", "not"]), random_.choice(filling.DISTRICTS), "01-11-2026",
        ])  # fmt: skip
    return file.getvalue().encode("utf-8-sig")


def _text(random_: random.Random) -> str:
    wanted, words = random_.randint(300, 2000), ""
    while len(words) < wanted:
        words += sentences.sentence(random_) + ("\n\n" if random_.random() < 0.1 else " ")
    return words.strip() + (" " + random_.choice(STRANGE) if random_.random() < 0.05 else "")


def _more_themes_and_ages(themes: list[Any]) -> None:
    from django.db import connection

    keys = [theme.pk for theme in themes]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO contributions_themecontribution (theme_id, contribution_id, grouped_by, grouped_at) "
            "SELECT (%s::bigint[])[1 + (id * 7) %% %s], id, 'Roret', now() FROM contributions_contribution WHERE id %% 3 = 0 "
            "ON CONFLICT DO NOTHING",
            [keys, len(keys)],
        )
        cursor.execute(
            "UPDATE contributions_theme SET size = (SELECT count(*) FROM contributions_themecontribution g "
            "WHERE g.theme_id = record_ptr_id)"
        )
        cursor.execute(
            "INSERT INTO contributions_aboutsender (contribution_id, age_band) SELECT id, (%s::text[])[1 + id %% 6] "
            "FROM contributions_contribution WHERE id %% 5 > 0",
            [list(BANDS)],
        )


def _answer(themes: list[Any], worker: Any) -> None:
    from roret.listen.contributions.services import approve_answer, write_answer

    for number, theme in enumerate(themes):
        text = "\n\n".join(sentences.paragraph(random.Random(number + place)) for place in range(4))
        write_answer(theme.answer, by=worker, text=text)
        approve_answer(theme.answer, by=worker)
