"""How far a long job has come, seen from outside while its transaction still runs.

    waiting = progress.begin(owner=person, title=_("Import of units"))     # in the service; redirect to its page
    import_units.enqueue(file.pk, waiting.pk)
    …
    with progress.track(waiting_id, total=len(rows)) as p:                 # in the job
        for row in rows:
            …
            p.step()
        p.finish(url=…, message=…)

``progress.track(owner=…, title=…, total=…)`` does both at once. What a job calls needs no tracker in hand: ``progress.expect``
and ``progress.step`` tell the job under way, and do nothing outside one.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Any

from django.db import DatabaseError, IntegrityError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext as _

from roret.foundation import clock
from roret.foundation.errors import DomainError
from roret.foundation.jobs.decorators import AWAY

SECONDS_BETWEEN = 0.5
_under_way: ContextVar["Tracker | None"] = ContextVar("roret_progress", default=None)


def begin(*, owner: Any, title: object, total: int = 0) -> Any:
    """Make the row for a job that is about to be enqueued; its page is ``staff:job-progress`` with the row's key."""
    from roret.foundation.jobs.models import Progress

    return Progress.objects.create(owner=owner, title=str(title)[:200], total=total)


@contextmanager
def track(pk: int | None = None, *, owner: Any = None, title: object = "", total: int = 0) -> Iterator["Tracker"]:
    """Follow a long job: yields a ``Tracker``; on leaving the row says that it ended, or what went wrong and what to do."""
    tracker = Tracker(pk, owner=owner, title=title, total=total)
    before = _under_way.set(tracker)
    try:
        yield tracker
    except AWAY:
        tracker.say(message=_("It did not work yet and will be tried again by itself."))
        raise
    except DomainError as error:
        tracker.end(failed=True, message=str(error))
        raise
    except BaseException:
        tracker.end(
            failed=True, message=_("Something went wrong, and nothing was changed. Try again, or tell the operators.")
        )
        raise
    else:
        tracker.end(failed=tracker.refused)
    finally:
        _under_way.reset(before)
        tracker.close()


def expect(count: int) -> None:
    """Say that ``count`` more steps are to come in the job under way."""
    if tracker := _under_way.get():
        tracker.total += count
        tracker.say(total=tracker.total)


def step(count: int = 1) -> None:
    """Say that ``count`` more are done in the job under way."""
    if tracker := _under_way.get():
        tracker.step(count)


class Tracker:
    """Counts the steps of one job and writes them at most twice a second.

    Inside a transaction it writes by a connection of its own, else nobody could see it before the end.
    """

    def __init__(self, pk: int | None, *, owner: Any, title: object, total: int) -> None:
        """Go on with the row ``pk``, or make one."""
        self.done = 0
        self.total = total
        self.message = ""
        self.url = ""
        self.refused = False
        self._side: BaseDatabaseWrapper | None = None
        self._written_at = time.monotonic()
        self.pk = pk or self._make(owner, str(title)[:200])
        self.say(done=0, total=total, failed=False, ended_at=None)

    def step(self, count: int = 1, *, message: object = "") -> None:
        """Say that ``count`` more are done."""
        self.done += count
        self.message = str(message) or self.message
        if time.monotonic() - self._written_at >= SECONDS_BETWEEN:
            self.say(done=self.done, message=self.message[:300])

    def finish(self, *, url: str = "", message: object = "") -> None:
        """Say where the result is; shown when the job has ended."""
        self.url, self.message = url, str(message)

    def refuse(self, *, url: str = "", message: object = "") -> None:
        """Say that what was asked for cannot be done, though the job itself worked: nobody need look after it."""
        self.refused = True
        self.finish(url=url, message=message)

    def end(self, *, failed: bool, message: str = "") -> None:
        """Write the last state."""
        done = self.done if failed else max(self.done, self.total)
        self.say(
            done=done, total=max(self.total, done), failed=failed, message=(message or self.message)[:300],
            result_url=self.url[:300], ended_at=clock.now(),
        )  # fmt: skip

    def say(self, **values: Any) -> None:
        """Write ``values`` now."""
        values["changed_at"] = clock.now()
        columns = ", ".join(f"{name} = %s" for name in values)
        sql, parameters = f"UPDATE jobs_progress SET {columns} WHERE id = %s", [*values.values(), self.pk]  # noqa: S608 — own names
        with self._connection().cursor() as cursor:
            cursor.execute(sql, parameters)
            found = cursor.rowcount
        if not found:  # made in this very transaction, so that nobody else can see it before the end
            with suppress(DatabaseError), connection.cursor() as cursor:
                cursor.execute(sql, parameters)
        self._written_at = time.monotonic()

    def close(self) -> None:
        """Give the connection back."""
        if self._side is not None:
            self._side.close()

    def _make(self, owner: Any, title: str) -> int:
        now = clock.now()
        values = [getattr(owner, "pk", None), title, self.total, now, now]
        sql = (
            "INSERT INTO jobs_progress (owner_id, title, done, total, message, result_url, failed, started_at, changed_at) "
            "VALUES (%s, %s, 0, %s, '', '', FALSE, %s, %s) RETURNING id"
        )
        with suppress(IntegrityError), self._connection().cursor() as cursor:
            cursor.execute(sql, values)
            return int(cursor.fetchone()[0])
        with connection.cursor() as cursor:  # the owner was made in this very transaction: nobody else sees her yet
            cursor.execute(sql, values)
            return int(cursor.fetchone()[0])

    def _connection(self) -> BaseDatabaseWrapper:
        """Return the ordinary connection, or outside its transaction a second one."""
        if not connection.in_atomic_block:
            return connection
        if self._side is None:
            self._side = connection.copy()
        return self._side
