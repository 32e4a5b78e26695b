"""A pytest plug-in: the tests get the embedded PostgreSQL when DATABASE_URL names no other.

It is loaded by `-p` in pyproject.toml, before the settings are. All test runs of this folder share one server (in
`.state/test-pg`); RORET_TEST_DATABASE names the database of a run, so that several people can test at once. Workers
of xdist inherit the address and get a database each from pytest-django. The last run to end stops the server.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

import pytest

from roret.foundation import embedded_postgres

STATE = Path(os.environ.get("RORET_STATE_DIR") or ".state").resolve()
SERVER = STATE / "test-pg"
HOLD = pytest.StashKey[tuple[IO[str], IO[str]]]()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Say where the database is before anything reads the settings."""
    if not os.environ.get("DATABASE_URL"):
        _hold(early_config)
        os.environ["RORET_TEST_TEMPLATES"] = "yes"
        os.environ["DATABASE_URL"] = embedded_postgres.ensure_running(SERVER, durable=False)
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ["RORET_MODE"] = "test"
        os.environ["RORET_STATE_DIR"] = str(STATE / "test")
        (STATE / "test" / "static").mkdir(parents=True, exist_ok=True)  # WhiteNoise warns where there is none
    return (yield)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server unless another run still uses it."""
    users, own = config.stash.get(HOLD, (None, None))
    if users is None or own is None:
        return
    with own, users, suppress(BlockingIOError):
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        embedded_postgres.stop(SERVER)


def _hold(config: pytest.Config) -> None:
    """Mark the server as used, waiting while another run stops it, and the name of our databases as ours."""
    SERVER.mkdir(parents=True, exist_ok=True)
    users = (SERVER / "users.lock").open("w")
    fcntl.flock(users, fcntl.LOCK_SH)
    name = os.environ.get("RORET_TEST_DATABASE", "test_roret")
    own = (SERVER / f"{name}.lock").open("w")
    try:
        fcntl.flock(own, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise pytest.UsageError(
            f"Another test run uses the databases {name!r}. Wait for it, or choose a name: RORET_TEST_DATABASE=mine"
        ) from None
    config.stash[HOLD] = (users, own)
