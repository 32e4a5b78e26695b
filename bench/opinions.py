"""Opinion maps: recovery of planted groups, refusal of noise, evenness of routing, speed and memory, beside Pol.is' Python twin.

The peer is the package `red-dwarf` of PyPI. It is no dependency of ours: `pip install red-dwarf` into an environment of its
own and name its Python with PEER_PYTHON; without it the peer's columns stay empty.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np

from bench.results import Row, print_table
from roret.engines.opinions import Options, map_opinions, next_statement, report
from roret.engines.opinions.clusters import agreement
from roret.engines.opinions.formulas import AGREE
from roret.engines.opinions.reading import read_groups, read_votes
from roret.engines.opinions.tests.planted import conversation

SHARED = Path(__file__).parents[2] / "shared" / "data" / "opinions"
PLANTED = [
    ("4 groups, even", {"people": 20_000, "statements": 500, "groups": 4, "seen": 30, "effect": 1.1}),
    ("4 groups, skewed", {"people": 20_000, "statements": 500, "groups": 4, "seen": 30, "effect": 1.1, "skewed": True}),
    (
        "4 groups, skewed, strong",
        {"people": 20_000, "statements": 500, "groups": 4, "seen": 30, "effect": 2.0, "skewed": True},
    ),
    ("2 groups, few people", {"people": 150, "statements": 60, "groups": 2, "seen": 40, "effect": 1.5}),
]
PEER = """
import json, resource, sys, time
import numpy as np
rows = np.loadtxt(sys.argv[1], dtype=np.int64, delimiter=",")
votes = [{"participant_id": int(p), "statement_id": int(s), "vote": int(v), "modified": i} for i, (p, s, v) in enumerate(rows)]
from reddwarf.implementations.base import run_pipeline
start = time.perf_counter()
found = run_pipeline(votes=votes, random_state=0)
seconds = time.perf_counter() - start
people = found.participants_df
json.dump({
    "seconds": seconds, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
    "people": [int(one) for one in people.index], "x": people["x"].tolist(), "y": people["y"].tolist(),
    "labels": [-1 if one is None or one != one else int(one) for one in people["cluster_id"].astype(object).where(people["cluster_id"].notna(), None)],
    "consensus": {int(k): float(v) for k, v in found.group_aware_consensus["agree"].items()},
    "repness": [[int(g), row["tid"], row["repful-for"], row["repness"], row["repness-test"], row["p-test"]] for g, rows in found.repness.items() for row in rows],
}, sys.stdout)
"""
OURS = """
import json, resource, sys, time
from pathlib import Path
start = time.perf_counter()
from roret.engines.opinions.command import main
main(["map", sys.argv[1], "--json", sys.argv[2], "--quiet"])
print(json.dumps({"seconds": time.perf_counter() - start, "cpu": time.process_time(), "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6}))
"""


def run(_options):
    """Measure; return the rows."""
    rows = [*_quality(), *_noise(), *_routing(), *_scale()]
    rows += _beside_the_peer() if SHARED.is_dir() else _skipped("shared/data/opinions is not here")
    print_table(
        ("What", "value", "unit", "conditions"),
        [(row.name, f"{row.value:.6g}", row.unit, row.conditions) for row in rows],
    )
    return rows


def _quality():
    for name, how in PLANTED:
        planted = conversation(**how)
        votes = planted.votes
        for mode in ("robust", "polis"):
            start = time.perf_counter()
            found = map_opinions(votes, Options(mode=mode))
            seconds = time.perf_counter() - start
            inside = found.labels >= 0
            score = agreement(planted.labels_of(found.votes)[inside], found.labels[inside]) if inside.any() else 0.0
            yield Row(f"recovery, {name}, {mode}", score, "ARI", f"{len(found.groups)} groups in {seconds:.1f} s")


def _noise():
    for people in (100, 300):
        for skewed in (False, True):
            refused = sum(
                not map_opinions(conversation(people, 60, seen=35, skewed=skewed, seed=seed).votes).structure.found
                for seed in range(20)
            )
            yield Row(
                "noise refused", refused / 20, "share", f"{people} people, {'skewed' if skewed else 'even'}, 20 seeds"
            )


def _routing():
    votes = Counter(dict.fromkeys(range(80), 0))
    for person in range(1_000):
        voted = set()
        for _ in range(3 + person % 40):
            one = next_statement(votes, voted=voted, person=str(person))
            voted.add(one)
            votes[one] += 1
    yield Row(
        "routing, fewest votes / most",
        min(votes.values()) / max(votes.values()),
        "share",
        "1,000 people, 80 statements",
    )


def _scale():
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "votes.csv"
        planted = conversation(100_000, 500, groups=4, seen=30, effect=1.1)
        _write(file, planted.person, planted.item, planted.value, head=True)
        done = json.loads(_python(sys.executable, OURS, str(file), str(Path(folder) / "map.json")))
        where = f"{len(planted.value):,} votes, from CSV to JSON"
        yield Row("100,000 people x 500 statements", done["seconds"], "s", where)
        yield Row("100,000 people x 500 statements, CPU", done["cpu"], "s", where)
        yield Row("100,000 people x 500 statements", done["memory"], "GB", where)


def _beside_the_peer():
    peer = os.environ.get("PEER_PYTHON", "")
    for folder in sorted(SHARED.iterdir()):
        votes, given = read_votes(folder / "votes.csv"), read_groups(folder / "participants-votes.csv")
        start = time.perf_counter()
        found = map_opinions(votes, Options(mode="polis"))
        yield Row(
            f"{folder.name}, polis", time.perf_counter() - start, "s", f"{votes.shape[0]} people x {votes.shape[1]}"
        )
        start = time.perf_counter()
        robust = report(map_opinions(votes))
        yield Row(
            f"{folder.name}, robust",
            time.perf_counter() - start,
            "s",
            f"{len(robust['groups'])} groups, p = {robust['structure']['p']}",
        )
        yield from _published(folder.name, votes, given, found)
        if peer:
            yield from _compared(folder.name, votes, peer)


def _published(name, votes, given, found):
    named = np.array([given.get(person, -1) for person in votes.people])
    both = (named >= 0) & (found.labels >= 0)
    yield Row(
        f"{name}, published groups",
        agreement(named[both], found.labels[both]),
        "ARI",
        "mode polis; Pol.is' own depend on history",
    )


def _compared(name, votes, peer):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "votes.csv"
        ids = np.array(votes.people), np.array(votes.statements)
        _write(file, ids[0][votes.person], ids[1][votes.item], votes.value.astype(int))
        theirs = json.loads(_python(peer, PEER, str(file)))
    labels = dict(zip(theirs["people"], theirs["labels"], strict=True))
    ours = map_opinions(
        votes, Options(mode="polis", groups={one: label for one, label in labels.items() if label >= 0})
    )
    places = np.column_stack([theirs["x"], theirs["y"]])
    turned = np.sign((places * ours.people).sum(axis=0))
    consensus = np.array([theirs["consensus"][str(one)] for one in votes.statements])
    mine = {
        (ours.groups[one.group], votes.statements[one.statement]): float(
            ours.counts.representativeness_tests[0 if one.agree else 1, one.group, one.statement]
        )
        for one in ours.representative
    }
    their_tests = {(group, statement): test for group, statement, _, _, test, _ in theirs["repness"]}
    same = set(mine) & set(their_tests)
    yield Row(f"{name}, red-dwarf", theirs["seconds"], "s", f"{theirs['memory']:.1f} GB")
    yield Row(f"{name}, places against red-dwarf", float(np.abs(places * turned - ours.people).max()), "difference")
    yield Row(
        f"{name}, consensus against red-dwarf",
        float(np.abs(consensus - ours.counts.consensus[AGREE]).max()),
        "difference",
    )
    yield Row(
        f"{name}, representative against red-dwarf",
        len(same) / max(len(set(mine) | set(their_tests)), 1),
        "share chosen alike",
    )
    yield Row(
        f"{name}, their tests", max((abs(mine[one] - their_tests[one]) for one in same), default=0.0), "difference"
    )


def _write(file, person, item, value, *, head=False):
    np.savetxt(
        file,
        np.column_stack([person, item, value]),
        fmt="%d",
        delimiter=",",
        comments="",
        header="voter-id,comment-id,vote" if head else "",
    )


def _python(python, program, *arguments):
    return subprocess.run([python, "-c", program, *arguments], check=True, capture_output=True, text=True).stdout


def _skipped(why):
    print(why)
    return []
