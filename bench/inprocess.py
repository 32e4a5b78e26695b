"""One request in this process: queries, processor time and weight, where other work on the machine disturbs least."""

import gzip
import re
import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPEATS = 15
ASSET = re.compile(
    r'<(?:link[^>]+rel="(?:stylesheet|icon|preload)"[^>]*href|script[^>]+src|img[^>]+src)="/static/([^"?]+)"'
)


@dataclass(frozen=True)
class Measured:
    """What one page takes: queries, milliseconds of our processor time and of waiting for the database, bytes."""

    queries: int
    cpu: float
    sql: float
    html: int
    gzipped: int
    whole: int


def client_for(person: Any) -> Any:
    """A test client, signed in when a person is given."""
    from django.test import Client

    client = Client(headers={"accept-language": "da"})
    if person is not None:
        client.force_login(person, backend="roret.commons.people.adapter.PersonBackend")
    return client


def session_cookie(person: Any) -> str:
    """The cookie of a session that has just begun."""
    return f"sessionid={client_for(person).cookies['sessionid'].value}"


def measure(paths: list[str], person: Any) -> Measured:
    """Ask for the page some times; counts from one request, times as the median."""
    from django.conf import settings
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    settings.RORET_PAGE_CACHE_SECONDS = 0
    client = client_for(person)
    for path in paths[:3]:
        answer = client.get(path)
        if answer.status_code != 200:
            raise SystemExit(f"{path} answers {answer.status_code}")
    with CaptureQueriesContext(connection) as captured:
        body = client.get(paths[3]).content
    queries = list(captured.captured_queries)  # the log is emptied by the next request
    spent = [_cpu(client, path) for path in paths[4 : 4 + REPEATS]]
    sql = 1000.0 * sum(float(query["time"]) for query in queries)
    packed = len(gzip.compress(body, 6))
    return Measured(len(queries), statistics.median(spent), sql, len(body), packed, packed + _static(body.decode()))


def _cpu(client: Any, path: str) -> float:
    begun = time.process_time()
    client.get(path)
    return 1000 * (time.process_time() - begun)


def _static(html: str) -> int:
    """The compressed weight of the static files that a page names."""
    from django.conf import settings

    return sum(_packed(Path(settings.STATIC_ROOT) / name) for name in set(ASSET.findall(html)))


def _packed(file: Path) -> int:
    packed = file.with_name(file.name + ".gz")
    return (packed if packed.exists() else file).stat().st_size if file.exists() else 0
