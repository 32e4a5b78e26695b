"""`bench texts`: campaigns, themes, codebook and personal data of planted consultations, beside datasketch and scikit-learn.

The peers are no dependencies of ours: `pip install datasketch scikit-learn` into an environment of its own and name its Python
with PEER_PYTHON; without it their rows stay away. Every run of ours and theirs is a process of its own, so that its memory is.
"""

import csv
import json
import os
import random
import subprocess
import sys
import tempfile
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from math import log
from pathlib import Path
from typing import Any

from bench.results import Row, print_table
from roret.engines.texts.codebook import CodebookTheme, apply_codebook, prepare
from roret.engines.texts.findings import Kind
from roret.engines.texts.grouping import group
from roret.engines.texts.redaction import find_personal_data
from roret.engines.texts.tests import planted
from roret.engines.texts.tests.test_redaction import CPR_FORMS, HARD_NEGATIVES, cpr_numbers

SIZE, MILLION = 100_000, 1_000_000
DEMO = Path(__file__).resolve().parent.parent / "demo" / "taskforce" / "responses.csv"
GROUP_OF_NOTE = 5
EXAMPLES = 10
_MEASURE = """
import json, resource, sys, time
start = time.perf_counter()
%s
used, below = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"seconds": time.perf_counter() - start, "cpu": used.ru_utime + used.ru_stime + below.ru_utime + below.ru_stime,
    "memory": (used.ru_maxrss + below.ru_maxrss) / 1e6, "found": found}))
"""
CAMPAIGNS = (
    _MEASURE
    % """
import csv
from roret.engines.texts.campaigns import find_campaigns
from roret.engines.texts.reading import read
from roret.engines.texts.workers import open_workers
csv.field_size_limit(10**9)
texts = [row["text"] for row in csv.DictReader(open(sys.argv[1], encoding="utf-8"), delimiter=";")]
with open_workers(-1) as workers:
    found = [[one.text for one in campaign.members] for campaign in find_campaigns(read(texts, workers=workers), workers=workers)]
"""
)
ALL = (
    _MEASURE
    % """
from roret.engines.texts.command.main import main
assert main(["group", sys.argv[1], "--text", "text", "--id", "id", "--out", sys.argv[2], "--quiet"]) == 0
found = None
"""
)
DATASKETCH = (
    _MEASURE
    % """
import csv, re
from datasketch import MinHash, MinHashLSH
csv.field_size_limit(10**9)
texts = [row["text"] for row in csv.DictReader(open(sys.argv[1], encoding="utf-8"), delimiter=";")]
sets = []
for text in texts:
    words = re.findall(r"\\w+", text.lower())
    sets.append({" ".join(words[n : n + 3]) for n in range(max(1, len(words) - 2))})
lsh, hashes = MinHashLSH(threshold=0.5, num_perm=128), []
for number, own in enumerate(sets):
    one = MinHash(num_perm=128)
    one.update_batch([shingle.encode() for shingle in own])
    hashes.append(one)
    lsh.insert(number, one)
above = list(range(len(texts)))
def root(n):
    while above[n] != n:
        above[n] = above[above[n]]
        n = above[n]
    return n
for number, one in enumerate(hashes):
    for other in lsh.query(one):
        if other < number and len(sets[number] & sets[other]) >= 0.5 * len(sets[number] | sets[other]):
            above[root(number)] = root(other)
together = {}
for number in range(len(texts)):
    together.setdefault(root(number), []).append(number)
found = [members for members in together.values() if len(members) > 1]
"""
)
NMF = (
    _MEASURE
    % """
import csv
from sklearn.decomposition import NMF
from sklearn.feature_extraction.text import TfidfVectorizer
csv.field_size_limit(10**9)
texts = [row["text"] for row in csv.DictReader(open(sys.argv[1], encoding="utf-8"), delimiter=";")]
weights = NMF(int(sys.argv[2]), init="nndsvda", random_state=0, max_iter=200).fit_transform(
    TfidfVectorizer(max_df=0.3, min_df=5, max_features=50_000).fit_transform(texts))
found = [int(row.argmax()) if row.max() > 0 else -1 for row in weights]
"""
)


def run(options: Namespace) -> list[Row]:
    """Measure, and print the table."""
    rows: list[Row] = []
    for row in _rows(options):
        rows.append(row)
        print(f"  {row.name}: {row.value:g} {row.unit}  {row.conditions}", flush=True)
    print()
    print_table(
        ("what", "value", "unit", "conditions"),
        [(one.name, f"{one.value:g}", one.unit, one.conditions) for one in rows],
    )
    return rows


def _rows(options: Namespace) -> Iterator[Row]:
    yield from _personal_data()
    yield from _codebook()
    yield from _few()
    with tempfile.TemporaryDirectory() as folder:
        yield from _read(Path(folder), options.responses)
        if options.million:
            yield from _million(Path(folder))


def _load() -> str:
    return f"load {os.getloadavg()[0]:.1f} before"


def _read(folder: Path, size: int) -> Iterator[Row]:
    known, file = planted.consultation(size, seed=1), folder / "responses.csv"
    _write(file, known.texts)
    where = f"{size:,} planted responses, {sum(one >= 0 for one in known.campaign):,} in 40 campaigns"
    yield from _campaigns("campaigns", _python(sys.executable, CAMPAIGNS, file), known, where)
    whole = _python(sys.executable, ALL, file, folder / "out")
    yield from _speed("all, from CSV to report", whole, where)
    report = json.loads((folder / "out" / "report.json").read_text("utf-8"))
    labels = _strongest(report, size)
    yield Row("themes proposed", len(report["themes"]), "themes", f"{len(planted.THEMES)} planted; {where}")
    yield Row(
        "themes, agreement with the planted",
        _agreement(known, labels),
        "NMI",
        "texts of one theme; unassigned is a class",
    )
    yield Row("themes, purity", _purity(known, labels), "share", "texts of one theme that were put into a theme")
    if peer := os.environ.get("PEER_PYTHON", ""):
        yield from _campaigns("datasketch", _python(peer, DATASKETCH, file), known, where)
        theirs = _python(peer, NMF, file, str(len(report["themes"])))
        yield from _speed("scikit-learn NMF", theirs, f"as many themes; {where}")
        yield Row("scikit-learn NMF, agreement with the planted", _agreement(known, theirs["found"]), "NMI")
        yield Row("scikit-learn NMF, purity", _purity(known, theirs["found"]), "share")


def _few() -> Iterator[Row]:
    """The demo's responses, short and each in its own words, beside the theme that a person gave each of them."""
    with DEMO.open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened, delimiter=";"))
    report = group([row["text"] for row in rows], [str(number) for number in range(len(rows))]).as_dict()
    known, labels = (
        planted.Planted(themes=[tuple(row["theme"].split("|")) for row in rows]),
        _strongest(report, len(rows)),
    )
    where = f"{len(rows)} responses of the demo, {len(report['themes'])} themes proposed"
    yield Row("few short texts, with a theme", report["counts"]["in_themes"], "responses", where)
    yield Row("few short texts, agreement", _agreement(known, labels), "NMI", "with the theme that people gave")
    yield Row("few short texts, purity", _purity(known, labels), "share", "of those that were put into a theme")


def _million(folder: Path) -> Iterator[Row]:
    known, file = planted.consultation(MILLION, seed=1), folder / "million.csv"
    _write(file, known.texts)
    yield from _campaigns(
        "campaigns of a million", _python(sys.executable, CAMPAIGNS, file), known, f"{MILLION:,} planted"
    )


def _speed(name: str, done: dict[str, Any], where: str) -> Iterator[Row]:
    yield Row(name, round(done["seconds"], 1), "s", where)
    yield Row(f"{name}, CPU", round(done["cpu"], 1), "s", done["load"])
    yield Row(f"{name}, memory", round(done["memory"], 2), "GB", "the process and its largest child")


def _campaigns(name: str, done: dict[str, Any], known: planted.Planted, where: str) -> Iterator[Row]:
    yield from _speed(name, done, where)
    found = [group for group in done["found"] if len(group) >= GROUP_OF_NOTE]
    right = sum(
        max(Counter(known.campaign[one] for one in group if known.campaign[one] >= 0).values(), default=0)
        for group in found
    )
    wrong = sum(known.campaign[one] < 0 for group in found for one in group)
    members = sum(one >= 0 for one in known.campaign)
    yield Row(f"{name}, recall", round(right / members, 4), "share", "planted members in the group of their letter")
    yield Row(f"{name}, pulled in", wrong, "texts", f"unique texts in a group of {GROUP_OF_NOTE} or more")


def _strongest(report: dict[str, Any], size: int) -> list[int]:
    """Return for each response the theme that it belongs to most, or -1."""
    best: dict[int, tuple[float, int]] = {}
    for number, theme in enumerate(report["themes"]):
        for member in theme["members"]:
            place = int(member["id"])
            best[place] = max(best.get(place, (0.0, -1)), (member["weight"], number))
    return [best.get(place, (0.0, -1))[1] for place in range(size)]


def _agreement(known: planted.Planted, labels: list[int]) -> float:
    """Normalised mutual information of labels and planted themes, over the texts about one theme."""
    pairs = [(own[0], label) for own, label in zip(known.themes, labels, strict=True) if len(own) == 1]
    joint, left, right, total = Counter(pairs), Counter(a for a, _ in pairs), Counter(b for _, b in pairs), len(pairs)
    mutual = sum(n / total * log(n * total / (left[a] * right[b])) for (a, b), n in joint.items())
    entropies = [-sum(n / total * log(n / total) for n in side.values()) for side in (left, right)]
    return round(2 * mutual / sum(entropies), 3)


def _purity(known: planted.Planted, labels: list[int]) -> float:
    pairs = [(label, own[0]) for own, label in zip(known.themes, labels, strict=True) if len(own) == 1 and label >= 0]
    groups: dict[int, Counter[str]] = {}
    for label, theme in pairs:
        groups.setdefault(label, Counter())[theme] += 1
    return round(sum(group.most_common(1)[0][1] for group in groups.values()) / max(1, len(pairs)), 3)


def _codebook() -> Iterator[Row]:
    """Ten examples of each theme; how many of the other texts of one theme are put where they belong."""
    known = planted.consultation(5000, seed=2, campaigns=0)
    single = [place for place, own in enumerate(known.themes) if len(own) == 1]
    random.Random(3).shuffle(single)
    examples: dict[str, list[str]] = {}
    for theme in planted.THEMES:
        own = [place for place in single if known.themes[place] == (theme,)][:EXAMPLES]
        examples |= {str(place): [theme] for place in own}
    prepared = prepare(known.texts, [str(number) for number in range(len(known.texts))], jobs=-1)
    applied = apply_codebook(prepared, [CodebookTheme(theme) for theme in planted.THEMES], examples)
    others = [place for place in single if str(place) not in examples]
    right = sum(applied.likeliest.get(str(place)) == known.themes[place][0] for place in others)
    yield Row(
        "codebook, accuracy",
        round(right / len(others), 4),
        "share",
        f"{EXAMPLES} examples a theme, {len(others):,} texts",
    )


def _personal_data() -> Iterator[Row]:
    written = [
        form.format(**number)
        for form in CPR_FORMS
        for modulus in (True, False)
        for replacement in (True, False)
        for number in cpr_numbers(500, modulus=modulus, replacement=replacement)
    ]
    found = sum(_finds_cpr(f"Jeg hedder Ane ({one}) og er imod.", one) for one in written)
    yield Row(
        "CPR numbers found",
        round(found / len(written), 6),
        "share",
        f"{len(written):,} in {len(CPR_FORMS)} written forms",
    )
    false = sum(any(one.kind is Kind.CPR for one in find_personal_data(text)) for text in HARD_NEGATIVES)
    yield Row("hard negatives taken for CPR", false, "texts", f"of {len(HARD_NEGATIVES)}")


def _finds_cpr(text: str, number: str) -> bool:
    return [(one.kind, one.text) for one in find_personal_data(text)] == [(Kind.CPR, number)]


def _write(file: Path, texts: list[str]) -> None:
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.writer(opened, delimiter=";")
        writer.writerow(["id", "text"])
        writer.writerows(enumerate(texts))


def _python(python: str, program: str, *arguments: Any) -> dict[str, Any]:
    load = _load()
    done = subprocess.run([python, "-c", program, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"The run failed: {done.stderr[-2000:]}")
    return {**json.loads(done.stdout.splitlines()[-1]), "load": load}
