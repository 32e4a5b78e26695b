"""Running a module of ours as a process of its own that can neither take all memory nor run for ever."""

import resource
import subprocess
import sys

MEMORY = 4 * 1024**3
"""Bytes of address space that one document may take."""


def run_limited(module: str, *arguments: str, seconds: int) -> None:
    """Run ``python -m module arguments`` and wait; the module calls ``limit_memory`` first, because it knows that it may.

    Raises ``RuntimeError`` with what it wrote on the error stream, ``subprocess.TimeoutExpired`` when it takes too long.
    """
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, capture_output=True, timeout=seconds, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.decode("utf-8", "replace")[-2000:])


def limit_memory() -> None:
    """Let this process take no more than ``MEMORY``."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
