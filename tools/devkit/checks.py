"""`./dev check`: everything that can be said about the code without running the tests; all of it, then what failed."""

import glob
import subprocess
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor

from . import assets, setup
from .shell import BIN, ROOT, environment, run, say

PYTHON_PATHS = ("src", "tests", "tools", "bench", "conftest.py", "dev")


def check(_arguments):
    """Run all checks, one line each; exit code 1 when any failed."""
    setup.ensure()
    assets.ensure(collect=False)
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(_run, commands().items()))
    failures = [result for result in results if result[1]]
    for name, _, words in failures:
        say(f"\n── {name} ──\n{words.strip()}")
    say(f"\n{len(results) - len(failures)} checks passed, {len(failures)} failed." if failures else "All checks passed.")
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
        "layers (import-linter)": ["lint-imports", "--no-cache"],
        "lint (ruff)": ["ruff", "check", "--quiet", *_existing(PYTHON_PATHS)],
        "format (ruff)": ["ruff", "format", "--check", "--quiet", *_existing(PYTHON_PATHS)],
        "Danish texts": ["python", "-m", "roret.foundation.i18n.messages", "--check"],
        "migrations": ["roret", "makemigrations", "--check", "--dry-run"],
    }


def typed_paths():
    """The layers that mypy checks, from the list in pyproject.toml that may only grow."""
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["roret"]["typed"]
    return sorted(path for pattern in patterns for path in glob.glob(pattern, root_dir=ROOT))


def _run(named):
    name, (program, *arguments) = named
    began = time.monotonic()
    done = subprocess.run(
        [str(BIN / program), *arguments], cwd=ROOT, env=environment(RORET_MODE="test"), capture_output=True, text=True, check=False
    )
    say(f"{'failed' if done.returncode else 'passed'}  {name:<24} {time.monotonic() - began:5.1f} s")
    return name, done.returncode, done.stdout + done.stderr


def _existing(paths):
    return [path for path in paths if (ROOT / path).exists()]
