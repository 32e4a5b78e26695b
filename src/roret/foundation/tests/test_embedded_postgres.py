"""The embedded server against real processes and real kills."""

import os
import signal
import subprocess
from pathlib import Path

import psycopg
import pytest

from roret.foundation import embedded_postgres

pytestmark = pytest.mark.unit


@pytest.fixture
def state(tmp_path: Path):
    """A folder whose server is stopped afterwards."""
    yield tmp_path
    embedded_postgres.stop(tmp_path)


def postmaster(state: Path) -> int:
    return int((state / "postgres" / "postmaster.pid").read_text().splitlines()[0])


def insert(url: str) -> int:
    with psycopg.connect(url) as connection:
        connection.execute("create table if not exists kept (text text)")
        connection.execute("insert into kept values ('høringssvar')")
        return connection.execute("select count(*) from kept").fetchone()[0]


def test_it_starts_once_and_answers_at_the_same_address(state):
    first = embedded_postgres.ensure_running(state)
    pid = postmaster(state)

    second = embedded_postgres.ensure_running(state)

    assert first == second
    assert postmaster(state) == pid
    assert insert(first) == 1


def test_commits_are_durable_unless_asked_otherwise(state):
    url = embedded_postgres.ensure_running(state)

    with psycopg.connect(url) as connection:
        shown = [connection.execute(f"show {name}").fetchone()[0] for name in ("fsync", "synchronous_commit")]

    assert shown == ["on", "on"]


def test_it_knows_danish_letters(state):
    with psycopg.connect(embedded_postgres.ensure_running(state)) as connection:
        assert connection.execute("select lower('ÆBLEGRØD PÅ'), upper('æøå')").fetchone() == ("æblegrød på", "ÆØÅ")


def test_it_does_not_listen_on_the_network(state):
    with psycopg.connect(embedded_postgres.ensure_running(state)) as connection:
        assert connection.execute("show listen_addresses").fetchone() == ("",)


def test_what_was_committed_is_there_after_a_kill(state):
    insert(embedded_postgres.ensure_running(state))

    os.kill(postmaster(state), signal.SIGKILL)

    assert insert(embedded_postgres.ensure_running(state)) == 2


def test_a_stranger_with_the_old_number_is_not_taken_for_the_server(state):
    embedded_postgres.ensure_running(state)
    content = (state / "postgres" / "postmaster.pid").read_text().splitlines(keepends=True)
    embedded_postgres.stop(state)

    with subprocess.Popen(["sleep", "60"]) as stranger:
        try:
            (state / "postgres" / "postmaster.pid").write_text("".join([f"{stranger.pid}\n", *content[1:]]))
            url = embedded_postgres.ensure_running(state)
            assert stranger.poll() is None
        finally:
            stranger.kill()

    assert insert(url) == 1


def test_a_half_made_server_is_made_again(state):
    (state / "postgres").mkdir()
    (state / "postgres" / "PG_VERSION").write_text("18\n")

    assert insert(embedded_postgres.ensure_running(state)) == 1


def test_a_long_path_does_not_matter(tmp_path):
    state = tmp_path / ("a-very-long-folder-name-" * 5)
    try:
        assert insert(embedded_postgres.ensure_running(state)) == 1
    finally:
        embedded_postgres.stop(state)


def test_stopping_what_never_ran_is_harmless(tmp_path):
    embedded_postgres.stop(tmp_path)

    assert not embedded_postgres.is_running(tmp_path)


def test_a_server_that_cannot_start_says_why(state):
    embedded_postgres.ensure_running(state)
    embedded_postgres.stop(state)
    (state / "postgres" / "pg_hba.conf").write_text("nonsense\n")

    with pytest.raises(embedded_postgres.CannotStartError, match=r"pg_hba\.conf"):
        embedded_postgres.ensure_running(state)
