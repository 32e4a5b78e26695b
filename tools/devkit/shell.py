"""Paths, sentences to the person, and child processes."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
BIN = VENV / "bin"
STATE = Path(os.environ.get("RORET_STATE_DIR") or ROOT / ".state").resolve()

# The kernel sends SIGTERM to a child when `./dev` dies, however it dies.
END_WITH_US = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []


class Stop(Exception):
    """A reason to stop that a person can read; `./dev` prints it and exits with the code."""

    def __init__(self, reason, *, code=1):
        super().__init__(reason)
        self.code = code


def say(sentence):
    """Tell the person at the terminal what happens now."""
    print(sentence, flush=True)


def environment(**extra):
    """The environment of our child processes: the project's own Python first on the path."""
    env = {**os.environ, "VIRTUAL_ENV": str(VENV), "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", **extra}
    env.pop("PYTHONHOME", None)
    env.setdefault("RORET_STATE_DIR", str(STATE))
    return env


def run(*command, env=None, quiet=False):
    """Run a command in the project's folder; raise Stop with its output when it fails."""
    pipe = subprocess.PIPE if quiet else None
    done = subprocess.run(
        [*END_WITH_US, *(str(part) for part in command)],
        cwd=ROOT,
        env=env or environment(),
        stdout=pipe,
        stderr=pipe and subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        shown = " ".join(str(part) for part in command)
        raise Stop(
            f"{done.stdout or ''}\n`{shown}` failed with exit code {done.returncode}.".strip(), code=done.returncode
        )
    return done.stdout or ""


def python(*arguments, env=None, quiet=False):
    """Run the project's own Python."""
    return run(BIN / "python", *arguments, env=env, quiet=quiet)


def roret(*arguments, env=None, quiet=False):
    """Run the `roret` command of the project."""
    return run(BIN / "roret", *arguments, env=env, quiet=quiet)
