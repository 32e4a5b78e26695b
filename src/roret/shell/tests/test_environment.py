"""Wrong settings stop the start with one sentence each; right ones are read."""

import os
import subprocess
import sys

import pytest

from roret.shell.environment import Environment, read_environment, variable_name

pytestmark = pytest.mark.unit
LONG = "x" * 40


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch):
    for name in list(os.environ):
        if name.startswith("RORET_") or name == "DATABASE_URL":
            monkeypatch.delenv(name)


def refused(monkeypatch, **values):
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as stopped:
        read_environment()
    return str(stopped.value)


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("RORET_MODE", "staging", "must be production, demo or test"),
        ("DATABASE_URL", "mysql://x/y", "must begin with postgresql://"),
        ("RORET_SECRET_KEY", "short", "at least 40 characters"),
        ("RORET_PSEUDONYM_KEY", "short", "at least 40 characters"),
        ("RORET_COLOUR", "#ffff00", ""),
        ("RORET_COLOUR", "red", ""),
        ("RORET_EMAIL_URL", "mail.example.org", "smtp://user:password@host:587"),
        ("RORET_EMAIL_URL", "http://mail.example.org", "smtp://user:password@host:587"),
        ("RORET_UPLOAD_MEGABYTES", "many", "integer"),
        ("RORET_UPLOAD_MEGABYTES", "0", "greater than or equal to 1"),
        ("RORET_PAGE_CACHE_SECONDS", "-1", "greater than or equal to 0"),
        ("RORET_SMALL_CELL", "1", "greater than or equal to 3"),
        ("RORET_PROXIES", "9", "less than or equal to 5"),
        ("RORET_WEB_WORKERS", "0", "greater than or equal to 1"),
        ("RORET_PUBLIC_URL", "roret.kommune.dk", "https://roret.kommune.dk"),
        ("RORET_WAS_URL", "javascript:alert(1)", "https://roret.kommune.dk"),
        ("RORET_EMAIL_FROM", "nobody", "noreply@kommune.dk"),
        ("RORET_HOSTS", " ", "at least one host"),
        ("RORET_SCAN_COMMAND", "/no/such/program --fast", "/no/such/program"),
        ("RORET_STATE_DIR", "/etc/hostname/state", "can be written to"),
        ("DATABASE_URL", "postgresql://u:p@h:abc/n", "port of digits"),
    ],
)
def test_a_wrong_value_stops_with_a_sentence_that_names_the_variable(monkeypatch, name, value, why):
    said = refused(monkeypatch, **{name: value})
    [line] = said.splitlines()[1:]
    assert line.strip().startswith(f"{name}: ")
    assert why in line
    assert "Value error" not in line


def test_all_that_is_wrong_is_said_at_once(monkeypatch):
    said = refused(monkeypatch, RORET_MODE="x", RORET_PROXIES="x", DATABASE_URL="x")
    assert all(name in said for name in ("RORET_MODE", "RORET_PROXIES", "DATABASE_URL"))


def test_a_secret_is_not_repeated_when_it_is_wrong(monkeypatch):
    assert "hemmelig" not in refused(monkeypatch, RORET_SECRET_KEY="hemmelig")


def test_production_needs_its_secrets_and_its_database(monkeypatch):
    said = refused(monkeypatch, RORET_MODE="production", RORET_SECRET_KEY=LONG)
    assert "RORET_PSEUDONYM_KEY, DATABASE_URL" in said
    assert "RORET_SECRET_KEY" not in said

    monkeypatch.setenv("RORET_PSEUDONYM_KEY", LONG)
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:p@h/n")
    assert "https://" in refused(monkeypatch)
    monkeypatch.setenv("RORET_PUBLIC_URL", "https://roret.kommune.dk")
    assert read_environment().mode == "production"


def test_the_demo_needs_nothing_and_every_variable_is_explained():
    assert read_environment().mode == "demo"
    for name, field in Environment.model_fields.items():
        assert field.description, name
        assert variable_name(name).isupper()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://post%40by.dk:a%2Fb@mail.by.dk:2525", "mail.by.dk 2525 post@by.dk a/b True False"),
        ("smtp://u:p@mail.by.dk", "mail.by.dk 587 u p True False"),
        ("smtps://u:p@mail.by.dk", "mail.by.dk 465 u p False True"),
        ("smtp://localhost", "localhost 25   False False"),
    ],
)
def test_the_mail_server_of_the_settings_is_the_one_that_is_used(url, expected):
    words = "EMAIL_HOST EMAIL_PORT EMAIL_HOST_USER EMAIL_HOST_PASSWORD EMAIL_USE_TLS EMAIL_USE_SSL"
    code = f"from roret.shell import settings; print(*(getattr(settings, name) for name in '{words}'.split()))"
    environment = {**os.environ, "RORET_MODE": "test", "RORET_EMAIL_URL": url, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.rstrip("\n") == expected


@pytest.mark.parametrize("command", ["migrate", "serve", "worker"])
def test_a_database_that_does_not_answer_is_said_in_a_sentence(command):
    env = {**os.environ, "RORET_MODE": "demo", "DATABASE_URL": "postgresql://u:p@127.0.0.1:1/n"}
    roret = [sys.executable, "-c", "from roret.shell.manage import main; main()", command]
    done = subprocess.run(roret, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "Roret cannot reach its database" in done.stderr
    assert "DATABASE_URL" in done.stderr
    assert "Traceback" not in done.stderr
