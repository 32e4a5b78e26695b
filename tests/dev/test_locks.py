"""The locks: whole, hashed, and without an address of any registry."""

import json
import re
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
ADDRESS = re.compile(r"https?://|--(extra-)?index-url|--find-links|\.whl\b")


def pinned(lock: str) -> set[str]:
    content = (ROOT / "requirements" / f"{lock}.txt").read_text()
    return {match.lower() for match in re.findall(r"^([\w.-]+)==", content, re.MULTILINE)}


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=;]", requirement)[0].strip().lower() for requirement in requirements}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_names_no_address(lock):
    assert ADDRESS.search(lock.read_text()) is None


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_pinned_version_has_a_hash(lock):
    for entry in re.split(r"^(?=[\w.-]+==)", lock.read_text(), flags=re.MULTILINE):
        assert not entry.strip() or "--hash=sha256:" in entry, entry[:60]


def test_every_dependency_is_locked():
    assert names(PROJECT["project"]["dependencies"]) <= pinned("runtime")
    assert names(PROJECT["dependency-groups"]["dev"]) <= pinned("dev")
    assert names(PROJECT["dependency-groups"]["bootstrap"]) <= pinned("bootstrap")
    assert names(PROJECT["dependency-groups"]["node"]) <= pinned("node")


def test_tests_run_on_the_versions_that_production_has():
    assert pinned("runtime") <= pinned("dev")


def test_every_dependency_has_its_reason_beside_it():
    lists = re.findall(
        r"^(?:dependencies|dev|bootstrap|node) = \[\n(.*?)^\]",
        (ROOT / "pyproject.toml").read_text(),
        re.MULTILINE | re.DOTALL,
    )

    lines = [line for block in lists for line in block.splitlines()]

    assert len(lines) > 40
    assert [line for line in lines if not re.search(r'", +# \w', line)] == []


def test_the_npm_lock_has_hashes_and_no_addresses():
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    packages.pop("")

    assert packages
    assert [name for name, package in packages.items() if "resolved" in package or "integrity" not in package] == []
