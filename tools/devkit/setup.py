"""The environment: a virtual environment and the node modules, made from locks, skipped when they are up to date."""

import fcntl
import hashlib
import shutil
import subprocess
import sys
import tomllib
from contextlib import contextmanager

from .shell import BIN, ROOT, VENV, Stop, run, say

REQUIREMENTS = ROOT / "requirements"
STAMP = VENV / ".roret-stamp"


def ensure(*, dev=True):
    """Make `.venv` hold exactly what the locks say; takes milliseconds when it already does."""
    if _is_current(dev=dev):
        return
    with _alone():
        if _is_current(dev=dev):
            return
        kind = "dev" if dev or _stamp().startswith("dev ") else "runtime"
        say(f"Setting up the Python environment ({kind}) in {VENV.relative_to(ROOT)} …")
        _make_venv()
        run(BIN / "uv", "pip", "sync", "--quiet", "--require-hashes", REQUIREMENTS / f"{kind}.txt")
        run(BIN / "uv", "pip", "install", "--quiet", "--no-deps", "--offline", "--editable", ROOT)
        STAMP.write_text(_fingerprint(kind))


def _is_current(*, dev):
    stamp = _stamp() if (BIN / "python").exists() else ""
    return stamp == _fingerprint("dev") or (not dev and stamp == _fingerprint("runtime"))


def _stamp():
    return STAMP.read_text() if STAMP.exists() else ""


def _fingerprint(kind):
    """Everything the environment depends on, as one line."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    digest = hashlib.sha256(f"{VENV} {project['name']} {project['scripts']}".encode())
    for lock in ("bootstrap", kind):
        digest.update((REQUIREMENTS / f"{lock}.txt").read_bytes())
    return f"{kind} {digest.hexdigest()}"


def _make_venv():
    """A new environment with uv in it, unless there is one that works."""
    if _works(BIN / "python") and _works(BIN / "uv"):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if subprocess.run([sys.executable, "-c", "import ensurepip"], capture_output=True, check=False).returncode:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Stop(f"Python cannot make an environment here. On Debian: apt-get install python{version}-venv")
    run(sys.executable, "-m", "venv", VENV)
    run(BIN / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes",
        "-r", REQUIREMENTS / "bootstrap.txt")  # fmt: skip


def _works(program):
    return program.exists() and not subprocess.run([program, "--version"], capture_output=True, check=False).returncode


@contextmanager
def _alone():
    """Two people (or a demo and a test) must not set up the same folder at once."""
    with (ROOT / ".venv.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
