"""The database of the demo: the one that DATABASE_URL names, else the embedded one in the state folder."""

import hashlib
import os
import shutil

from .shell import STATE, Stop, python

SERVER = STATE / "pg"


def embedded():
    """Whether nobody named another database."""
    return not os.environ.get("DATABASE_URL")


def loaded():
    """The mark that the loading of the demo municipality has come to its end in this database."""
    if embedded():
        return SERVER / "demo-loaded"
    return STATE / f"demo-loaded-{hashlib.sha256(os.environ['DATABASE_URL'].encode()).hexdigest()[:12]}"


def begun():
    """The mark that a loading has begun in this database; without the other mark it was cut short."""
    return loaded().with_name(loaded().name.replace("demo-loaded", "demo-loading"))


def cut_short():
    """Whether a loading has begun and not come to its end: half a municipality helps nobody."""
    return begun().exists() and not loaded().exists()


def migrated():
    """Where the state of the migrations is noted that this database has; nowhere for one that others may change."""
    return SERVER / "migrated" if embedded() else None


def start():
    """The URL of a database that answers."""
    if not embedded():
        return os.environ["DATABASE_URL"]
    return _embedded("start", quiet=True).splitlines()[-1]


def stop():
    """Stop the embedded server; another one is none of our business."""
    if embedded() and SERVER.exists():
        _embedded("stop")


def wipe():
    """Throw the demo's data away, so that it is loaded anew."""
    if not embedded():
        raise Stop("DATABASE_URL is set, and ./dev does not delete databases it did not make. Empty it yourself.")
    stop()
    shutil.rmtree(SERVER, ignore_errors=True)
    for folder in ("files", "mail"):
        shutil.rmtree(STATE / folder, ignore_errors=True)


def shell(arguments):
    """`./dev db`: psql on the database, or `--url` to print its address."""
    url = start()
    if "--url" in arguments:
        print(url)
    else:
        psql = python("-c", "from roret.foundation import embedded_postgres as e; print(e.program('psql'))", quiet=True)
        os.execv(psql.strip(), ["psql", url, *arguments])


def _embedded(order, *, quiet=False):
    return python("-m", "roret.foundation.embedded_postgres", order, SERVER, quiet=quiet)
