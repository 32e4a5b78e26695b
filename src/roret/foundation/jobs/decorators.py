"""Background jobs that are tried again, on top of django-tasks."""

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.utils import timezone, translation
from django_tasks import task
from django_tasks.base import Task

LONGEST_DELAY = timedelta(days=1)
_titles: dict[str, object] = {}
_log = logging.getLogger("roret.jobs")


class TemporaryFailure(Exception):
    """The other side is away for a moment. Raise it and the job is tried again."""


AWAY = (TemporaryFailure, OperationalError, InterfaceError)
"""What is worth another try: the other side said so, or the database broke off (a deadlock, a restart)."""


def job(
    *, attempts: int = 1, first_delay: timedelta = timedelta(minutes=1), priority: int = 0, title: object = ""
) -> Callable[..., Task[Any, Any]]:
    """Make a module-level function a background job; call it by ``.enqueue(…)`` with primitive arguments only.

    ``title`` (a marked text) is what the page of background work calls it; without one it is the first line of the
    function's description.

    After ``TemporaryFailure`` it is tried again, ``attempts`` times in all, after ``first_delay``, then twice that, and so
    on, up to a day. Each try is a row of its own; after the last one, and after any other error, the row stays failed on
    the page of background work.
    """

    def decorate(function: Callable[..., Any]) -> Task[Any, Any]:
        @wraps(function)
        def run(*args: Any, attempt: int = 1, **kwargs: Any) -> Any:
            try:
                with translation.override(settings.LANGUAGE_CODE):
                    return function(*args, **kwargs)
            except AWAY as error:
                if attempt >= attempts:
                    raise
                return _try_again(made, error, args, {**kwargs, "attempt": attempt + 1}, _delay(first_delay, attempt))

        made: Task[Any, Any] = task(priority=priority)(run)
        _titles[made.module_path] = title or (function.__doc__ or made.name).strip().partition("\n")[0].rstrip(".")
        return made

    return decorate


def title_of(path: str) -> str:
    """Return what a job is called in the reader's language; a job that is no longer in the code by its path."""
    return str(_titles.get(path, path))


def _delay(first: timedelta, attempt: int) -> timedelta:
    return min(first * 2 ** (attempt - 1), LONGEST_DELAY)


def _try_again(
    made: Task[Any, Any], error: Exception, args: Any, kwargs: dict[str, Any], delay: timedelta
) -> dict[str, str]:
    """Enqueue the next try; the value returned is kept on the row of this one, so that the page can say why."""
    later = timezone.now() + delay
    again = made.using(run_after=later).enqueue(*args, **kwargs)
    _log.warning("%s: %s; try %s at %s", made.module_path, error, kwargs["attempt"], later)
    return {"again": again.id, "because": f"{type(error).__name__}: {error}"[:300]}
