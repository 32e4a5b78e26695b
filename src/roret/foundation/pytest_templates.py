"""Test databases copied from a template, so that a run does not repeat every migration (seconds become milliseconds).

The template is named by a fingerprint of all migrations and locks: whoever changes a migration gets a new one. Only
on the embedded server, which is ours; elsewhere the tests migrate as usual. The root conftest.py uses both functions.
"""

import functools
import hashlib
from contextlib import suppress
from pathlib import Path

import psycopg
from django.db import connection
from psycopg import sql

PACKAGE = Path(__file__).resolve().parents[1]
PREFIX = "roret_template_"
KEPT = {"django_migrations", "django_content_type", "auth_permission"}


def copy_template() -> None:
    """Make this run's test database anew from the template, or leave it missing when there is no template yet."""
    with _administration() as admin:
        admin.execute(sql.SQL("drop database if exists {} with (force)").format(_test_database()))
        if _exists(admin, _template_name()):
            _copy(admin, sql.Identifier(_template_name()), _test_database())


def keep_template() -> None:
    """Make the freshly migrated test database the template of the runs to come, and drop those that are out of date."""
    connection.close()
    with _administration() as admin:
        admin.execute("select pg_advisory_lock(7350)")  # two workers of one run migrate at the same time
        if not _exists(admin, _template_name()):
            _copy(admin, _test_database(), sql.Identifier(_template_name()))
            _drop_old(admin)


def empty_tables() -> None:
    """Empty what a test has written, instead of Django's flush: that empties all tables and writes all permissions again."""
    with connection.cursor() as cursor:
        tables = [sql.Identifier(name) for name in connection.introspection.table_names(cursor) if name not in KEPT]
        probe = sql.SQL("select {} where exists (select from {})")
        written = sql.SQL(" union all ").join(probe.format(table.as_string(), table) for table in tables)
        names = [name for (name,) in cursor.execute(written).fetchall()]
        deletes = [f"delete from {name}" for name in names]  # noqa: S608 -- quoted names from the catalogue
        # Without triggers: the order does not matter, and what is append-only can be taken away here.
        cursor.execute("; ".join(["begin", "set local session_replication_role = replica", *deletes, "commit"]))


@functools.cache
def fingerprint() -> str:
    """A short name for the state of all migrations and locked versions when this run began."""
    digest = hashlib.sha256((PACKAGE.parents[1] / "requirements" / "runtime.txt").read_bytes())
    for path in sorted(PACKAGE.rglob("migrations/*.py")):
        digest.update(f"{path.relative_to(PACKAGE)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _template_name() -> str:
    return PREFIX + fingerprint()


def _test_database() -> sql.Identifier:
    return sql.Identifier(connection.settings_dict["TEST"]["NAME"])


def _administration() -> psycopg.Connection[tuple[object, ...]]:
    address = connection.settings_dict
    return psycopg.connect(host=address["HOST"], user=address["USER"], dbname="postgres", autocommit=True)


def _exists(admin: psycopg.Connection[tuple[object, ...]], name: str) -> bool:
    return admin.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is not None


def _copy(admin: psycopg.Connection[tuple[object, ...]], source: sql.Identifier, target: sql.Identifier) -> None:
    admin.execute(sql.SQL("create database {} template {}").format(target, source))


def _drop_old(admin: psycopg.Connection[tuple[object, ...]]) -> None:
    names = admin.execute("select datname from pg_database where datname like %s", [f"{PREFIX}%"]).fetchall()
    for (name,) in names:
        if name != _template_name():
            with suppress(psycopg.errors.ObjectInUse):  # another run copies it at this moment; the next will drop it
                admin.execute(sql.SQL("drop database if exists {}").format(sql.Identifier(str(name))))
