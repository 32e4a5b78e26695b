"""`./dev check`: everything that can be said about the code without running the tests; all of it, then what failed."""

import subprocess
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor

from . import assets, setup
from .shell import BIN, ROOT, environment, run, say

SHOWN = 60  # lines of one failed check
PYTHON_PATHS = ("src", "tests", "tools", "bench", "conftest.py", "dev")


def check(_arguments):
    """Run all checks, one line each; exit code 1 when any failed."""
    setup.ensure()
    assets.ensure(collect=False)
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(_run, commands().items()))
    failures = [result for result in results if result[1]]
    for name, _, words in failures:
        say(f"\n── {name} ──\n{_shortened(words, commands()[name])}")
    say(
        f"\n{len(results) - len(failures)} checks passed, {len(failures)} failed." if failures else "All checks passed."
    )
    return 1 if failures else 0


def fix(_arguments):
    """Let ruff mend what it can."""
    setup.ensure()
    run(BIN / "ruff", "check", "--fix", "--exit-zero", *_existing(PYTHON_PATHS))
    run(BIN / "ruff", "format", *_existing(PYTHON_PATHS))


def commands():
    """The checks by name; the slowest first."""
    return {
        "types (mypy)": ["mypy", *typed_paths()],
        "templates (djlint)": ["djlint", "--lint", "--quiet", "src"],
        "layers (import-linter)": ["lint-imports", "--no-cache", "--no-logo"],
        "lint (ruff)": ["ruff", "check", "--quiet", "--output-format", "concise", *_existing(PYTHON_PATHS)],
        "format (ruff)": ["ruff", "format", "--check", "--quiet", *_existing(PYTHON_PATHS)],
        "Danish texts": ["python", "-m", "roret.foundation.i18n.messages", "--check"],
        "migrations": ["roret", "makemigrations", "--check", "--dry-run"],
    }


def typed_paths():
    """The layers that mypy checks, from the list in pyproject.toml that may only grow."""
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["roret"]["typed"]
    found = {str(path.relative_to(ROOT)) for pattern in patterns for path in ROOT.glob(pattern)}
    return sorted(path for path in found if not any(path.startswith(f"{folder}/") for folder in found))


def _run(named):
    name, (program, *arguments) = named
    began = time.monotonic()
    done = subprocess.run(
        [str(BIN / program), *arguments],
        cwd=ROOT,
        env=environment(RORET_MODE="test"),
        capture_output=True,
        text=True,
        check=False,
    )
    say(f"{'failed' if done.returncode else 'passed'}  {name:<24} {time.monotonic() - began:5.1f} s")
    return name, done.returncode, done.stdout + done.stderr


def _shortened(words, command):
    """The first lines; who wants all runs the tool alone."""
    lines = words.strip().splitlines()
    rest = [f"… and {len(lines) - SHOWN} more lines: .venv/bin/{' '.join(command)}"] if len(lines) > SHOWN else []
    return "\n".join(lines[:SHOWN] + rest)


def _existing(paths):
    return [path for path in paths if (ROOT / path).exists()]
