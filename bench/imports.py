"""`bench imports`: large files into each register, read, tried out and saved, without the page."""

import time
from argparse import Namespace
from collections.abc import Callable
from typing import Any

from bench.house import house
from bench.results import Row, print_table

TOPICS, OTHERS = 51_000, 20_000
GROUPS = 200


def run(options: Namespace) -> list[Row]:
    """Import each register's file once as new rows and once more as the same; say how long each part took."""
    with house(keep=False):
        _ground()
        rows = [
            row
            for name, (find, content) in _files().items()
            if not options.only or set(name.split()) & set(options.only.split(","))
            for row in _measured(name, find(), content)
        ]
    print_table(
        ("what", "value", "unit", "conditions"), [(row.name, row.value, row.unit, row.conditions) for row in rows]
    )
    return rows


def _measured(name: str, importer: Any, content: Callable[[], str]) -> list[Row]:
    from django.db import connection, transaction

    from roret.foundation.authz import SYSTEM
    from roret.foundation.staff.importing.plan import make_plan

    data = content().encode()
    plan, read = _timed(lambda: make_plan(importer, data, "ind.csv", by=SYSTEM))
    if plan.problems:
        raise SystemExit(f"{name}: {plan.problems[:3]}")
    with transaction.atomic():
        _nothing, saved = _timed(lambda: importer.service(plan.doing(), by=SYSTEM))
    again, reread = _timed(lambda: make_plan(importer, data, "ind.csv", by=SYSTEM))
    if again.doing() or again.problems:
        raise SystemExit(f"{name}: {len(again.doing())} rows differ when they are read again; {again.problems[:3]}")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    conditions = f"{len(plan.lines)} rows, {len(data) / 1_000_000:.1f} MB"
    found = [Row(f"{name}, read", round(read, 1), "s", conditions), Row(f"{name}, save", round(saved, 1), "s", conditions),
             Row(f"{name}, read again", round(reread, 1), "s", conditions)]  # fmt: skip
    for row in found:
        print(row.name, row.value, row.unit, flush=True)
    return found


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    begun = time.perf_counter()
    return work(), time.perf_counter() - begun


def _ground() -> None:
    """Make the unit that the files name."""
    from roret.commons.organisation.models import Unit

    Unit.objects.create(abbreviation="KK", name="Kommunen", kind="municipality")


def _files() -> dict[str, tuple[Callable[[], Any], Callable[[], str]]]:
    """Return how each register is read, and a file for it; later files refer to the rows of earlier ones."""
    from roret.commons.areas.staff import imports as areas
    from roret.commons.bodies.staff import imports as bodies
    from roret.commons.organisation.staff import imports as organisation
    from roret.commons.people.staff import imports as people
    from roret.commons.records.staff import topics

    return {
        "topics": (lambda: topics.TOPIC_IMPORT, _topics),
        "units": (lambda: organisation.UNIT_IMPORT, _units),
        "target groups": (lambda: organisation.TARGET_GROUP_IMPORT, lambda: _lines("name", "Gruppe {}")),
        "divisions": (lambda: areas.DIVISION_IMPORT, lambda: _lines("name;order", "Inddeling {};1", GROUPS)),
        "areas": (
            lambda: areas.AREA_IMPORT,
            lambda: _lines("division;name;served_by", "Inddeling {group};Område {};KK"),
        ),
        "bodies": (lambda: bodies.BODY_IMPORT, lambda: _lines("name;kind;parent", "Råd {};council;KK")),
        "posts": (
            lambda: bodies.POST_IMPORT,
            lambda: _lines("body;label;source;seats;order", "Råd {};Medlemmer;election;900;1"),
        ),
        "memberships": (
            lambda: bodies.MEMBERSHIP_IMPORT,
            lambda: _lines("post;name;begins_on", "Råd {group} / Medlemmer;Medlem {};0{day}-01-{year}"),
        ),
        "persons and roles": (
            lambda: people.ROLE_IMPORT,
            lambda: _lines("email;name;role;unit", "person{}@kommune.example;Person {};case_worker;KK"),
        ),
    }


def _lines(header: str, line: str, count: int = OTHERS) -> str:
    rows = (line.format(n, n, group=n % GROUPS, day=n % 9 + 1, year=1000 + n // GROUPS % 1000) for n in range(count))
    return "\r\n".join([header, *rows])


def _units() -> str:
    """A tree of 200 centres with their teams."""
    rows = [f"Center {top};centre;KK" for top in range(GROUPS)]
    rows += [f"Team {n};unit;Center {n % GROUPS}" for n in range(OTHERS - GROUPS)]
    return "\r\n".join(["name;kind;parent", *rows])


def _topics() -> str:
    """A tree of 1,000 groups of fifty."""
    groups = TOPICS // 51
    rows = [f"Emne {top};" for top in range(groups)]
    rows += [f"Emne {top} > Underemne {n};{n % 90 + 10}.{n % 90 + 10}" for top in range(groups) for n in range(50)]
    return "\r\n".join(["path;kle", *rows])
