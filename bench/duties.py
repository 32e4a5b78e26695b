"""`bench duties`: ten thousand matters against a hundred rules, in pure computation.

Every matter has a day of its own within ten years, a committee, domains, topics, target groups and areas of its own; half of
the rules ask the local committees, a tenth ask once a year, and a third of the duties have been dealt with.
"""

import random
import time
from argparse import Namespace
from dataclasses import replace
from datetime import date, timedelta

from bench.results import Row, print_table
from roret.engines.duties import Deed, Matter, Rule, duties_of, touched

MATTERS, RULES = 10_000, 100
TODAY = date(2026, 11, 27)
DOMAINS = tuple(f"domain-{number}" for number in range(10))


def run(_options: Namespace) -> list[Row]:
    """Measure a whole reckoning, one with every reason, and a dry run."""
    chance = random.Random(16)
    rules, matters = (
        [_rule(number, chance) for number in range(RULES)],
        [_matter(key, chance) for key in range(MATTERS)],
    )
    local = {area: (1000 + area,) for area in range(12)}
    asked, seconds = _timed(lambda: duties_of(rules, matters, today=TODAY, local=local))
    deeds = {(one.matter, one.rule, one.consultee): _deed(chance) for one in asked if chance.random() < 1 / 3}
    _all, with_deeds = _timed(lambda: duties_of(rules, matters, today=TODAY, local=local, deeds=deeds))
    explained, reasons = _timed(lambda: duties_of(rules, matters, today=TODAY, local=local, deeds=deeds, explain=True))
    _found, dry = _timed(lambda: touched(rules[0], replace(rules[0], domains=frozenset()), matters, local=local))
    conditions = f"{MATTERS} matters, {RULES} rules, {len(asked)} duties"
    values = [
        ("nothing done yet", seconds, "s"), ("a third dealt with", with_deeds, "s"),
        (f"with every reason ({len(explained)} lines)", reasons, "s"), ("dry run of one rule", dry, "s"),
    ]  # fmt: skip
    print(f"\n{conditions}")
    print_table(("what", "value", "unit"), [(name, f"{value:.2f}", unit) for name, value, unit in values])
    return [Row(f"duties: {name}", round(value, 3), unit, conditions) for name, value, unit in values]


def _timed(work):
    begun = time.perf_counter()
    return work(), time.perf_counter() - begun


def _some(chance, of, most):
    return frozenset(chance.sample(of, chance.randint(0, most)))


def _rule(number, chance):
    begins = date(2016, 1, 1) + timedelta(days=chance.randint(0, 1500))
    return Rule(
        number, begins, begins + timedelta(days=2000) if chance.random() < 0.3 else None,
        consultee=None if number % 2 else 2000 + number, deciders=_some(chance, range(7), 2),
        domains=_some(chance, DOMAINS, 3), topics=_some(chance, range(200), 3), groups=_some(chance, range(30), 2),
        yearly=number % 10 == 0, must_answer=bool(number % 3),
    )  # fmt: skip


def _matter(key, chance):
    return Matter(
        key, date(2017, 1, 1) + timedelta(days=chance.randint(0, 3650)), chance.randrange(7), _some(chance, DOMAINS, 3),
        _some(chance, range(200), 3), _some(chance, range(30), 2), _some(chance, range(12), 3),
    )  # fmt: skip


def _deed(chance):
    sent = TODAY - timedelta(days=chance.randint(0, 90))
    return Deed(sent=sent, due=sent + timedelta(days=28), answered=TODAY if chance.random() < 0.5 else None)
