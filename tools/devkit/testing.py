"""`./dev test`: the checks, then pytest; the last line is pytest's own, the exit code is that of both."""

import os
import shutil
import subprocess
from pathlib import Path

from . import assets, checks, setup
from .shell import BIN, ROOT, STATE, Stop, environment, run, say

CHROMIUM = Path("/usr/bin/chromium")


def test(arguments):
    """Run everything; the arguments go to pytest (`-n 0`, `-k word`, a path)."""
    setup.ensure()
    chromium()
    assets.ensure(collect=False)
    failed = checks.check([])
    say("")
    workers = [] if any(word.startswith("-n") for word in arguments) else ["-n", "2"]
    ran = subprocess.run(
        [str(BIN / "python"), "-m", "pytest", *workers, *arguments], cwd=ROOT, env=environment(), check=False
    )
    if ran.returncode in (130, 2):
        return ran.returncode
    return ran.returncode or failed


def chromium():
    """The browser of the browser tests, by apt where it is missing and we may."""
    if CHROMIUM.exists():
        return
    words = "apt-get update && apt-get install -y --no-install-recommends chromium"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Stop(
            f"The browser tests need Chromium. Install it with:\n  sudo sh -c '{words}'\nthen run ./dev test again."
        )
    say("Installing Chromium (apt) …")
    STATE.mkdir(parents=True, exist_ok=True)
    env = environment(DEBIAN_FRONTEND="noninteractive")
    run("sh", "-c", words, env=env, quiet=True)
