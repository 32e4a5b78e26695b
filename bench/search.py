"""`bench search`: making the search column, and asking questions beside 100,000 responses (needs `pages --keep` before)."""

import random
import statistics
import time
from argparse import Namespace

from bench import filling, sentences
from bench.house import house
from bench.pages import WORDS
from bench.results import Row, print_table

TEXTS = 3000
REPEATS = 5
QUESTIONS = [*WORDS, '"nye træer"', "cykelsti -skole", "sag 4711", "findesikke", "parkeringspladserne"]


def run(options: Namespace) -> list[Row]:
    """Measure the column's making in-process, then each question's page."""
    with house(keep=True):
        if filling.find() is None:
            raise SystemExit("There is no data. Run `./dev bench pages --keep` first.")
        rows = [_making()]
        asked = [(question, *_asking(question)) for question in QUESTIONS]
    print_table(("question", "found", "ms", "ms CPU"), asked)
    rows += [
        Row(f"search “{question}”", took, "ms", f"in-process; found {found}") for question, found, took, _cpu in asked
    ]
    return rows


def _making() -> Row:
    from roret.foundation.search import vector_text

    random_ = random.Random(3)
    parts = [[(sentences.paragraph(random_), "C")] for _ in range(TEXTS)]
    begun = time.process_time()
    for part in parts:
        vector_text(part)
    rate = TEXTS / (time.process_time() - begun)
    print(f"search columns made: {rate:.0f} responses a CPU second\n")
    return Row("search column", round(rate), "responses/CPU s", "one to seven sentences each")


def _asking(question: str) -> tuple[str, float, float]:
    from bench.inprocess import client_for

    client, took, cpu = client_for(None), [], []
    for number in range(REPEATS):
        begun, begun_cpu = time.perf_counter(), time.process_time()
        found = client.get("/soeg/", {"q": question, "n": number})
        took.append(1000 * (time.perf_counter() - begun))
        cpu.append(1000 * (time.process_time() - begun_cpu))
    if found.status_code != 200:
        raise SystemExit(f"{question}: {found.status_code}")
    return str(found.content.count(b"<mark>")) + " marks", statistics.median(took), statistics.median(cpu)
