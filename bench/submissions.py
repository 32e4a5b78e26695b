"""Durable submissions: the form sent as a browser sends it; every receipt is looked for in the database afterwards."""

import random
import re
import urllib.request
import uuid
from typing import Any

from bench import sentences
from bench.asking import Asked, ask
from bench.results import Row, print_table

CONNECTIONS = (1, 8, 32)
PER_ADDRESS = 50
"""The server takes 60 responses from one address in ten minutes; ours come from many, as in a rush."""
PREPARED = 6000
BOUNDARY = "----roret-bench"


def bench_submissions(port: int, consultation: Any, *, seconds: float, size: str) -> list[Row]:
    """Send for some seconds at each level; print and return the receipts a second."""
    from django.urls import reverse

    path = reverse("public:consultation-respond", args=[consultation.number])
    rows, table = [], []
    for net, level in enumerate(CONNECTIONS, start=10):
        sent = _requests(port, path, int(PREPARED * seconds / 10))
        asked = ask(port, sent, connections=level, seconds=seconds, statuses=[302], per_connection=PER_ADDRESS, net=net,
                    most=len(sent))  # fmt: skip
        lost, twice = _check(asked)
        table.append((level, asked.rate, asked.p50, asked.p95, asked.wrong, len(asked.locations), lost, twice))
        conditions = f"{level} connections; {size}; {len(asked.locations)} receipts, {lost} lost, {twice} kept twice, {asked.wrong} refused"
        for value, unit in ((asked.rate, "receipts/s"), (asked.p50, "ms p50"), (asked.p95, "ms p95")):
            rows.append(Row("durable submission", round(value, 1), unit, conditions))
    print("\nDurable submissions (fsync on, the receipt is given after the commit):")
    print_table(("connections", "receipts/s", "p50 ms", "p95 ms", "refused", "receipts", "lost", "kept twice"), table)
    return rows


def _requests(port: int, path: str, count: int) -> list[str]:
    """Filled forms, each with a number of its own; the token is that of a form really fetched."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        cookie = re.search(r"csrftoken=\w+", answer.headers["Set-Cookie"]).group(0)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', answer.read().decode()).group(1)
    random_ = random.Random(port)
    return [_post(port, path, cookie, _fields(token, random_)) for _ in range(count)]


def _fields(token: str, random_: random.Random) -> dict[str, str]:
    return {
        "csrfmiddlewaretoken": token, "submission": str(uuid.uuid4()), "text": sentences.paragraph(random_),
        "capacity": "private", "publication": "named", "position": random_.choice(["", "for", "against"]),
        "name": random_.choice(sentences.NAMES), "email": "", "organisation": "", "area": "", "reply_to": "",
    }  # fmt: skip


def _post(port: int, path: str, cookie: str, fields: dict[str, str]) -> str:
    parts = "".join(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    body = f"{parts}--{BOUNDARY}--\r\n"
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Language: da\r\nCookie: {cookie}\r\n"
        f"Origin: http://127.0.0.1:{port}\r\nContent-Type: multipart/form-data; boundary={BOUNDARY}\r\n"
        f"Content-Length: {len(body.encode())}\r\n\r\n{body}"
    )


def _check(asked: Asked) -> tuple[int, int]:
    """Count the receipts that are not in the database, and those that are there more than once."""
    from collections import Counter

    from roret.listen.contributions.follow_links import follow_key
    from roret.listen.contributions.models import Contribution

    keys = [follow_key(location.rstrip("/").rsplit("/", 1)[1]) for location in asked.locations]
    there = Counter(Contribution.objects.filter(key__in=keys).values_list("key", flat=True))
    return sum(key not in there for key in keys), sum(there[key] > 1 for key in set(keys))
