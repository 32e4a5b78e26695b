"""Reading what strangers sent, in a process of its own that may neither write, nor take all memory, nor take all day."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from roret.engines.documents.blocks import Converted
from roret.engines.documents.errors import DocumentError


@dataclass(frozen=True)
class Limits:
    """What the process may take."""

    seconds: int = 120
    megabytes: int = 1024


def convert_file(path: str | Path, kind: str, *, limits: Limits | None = None) -> Converted:
    """Return a document as blocks; `kind` is docx, odt, pdf, md or txt. Raises `DocumentError` with the reason why not."""
    limits = limits or Limits()
    words = [str(path), kind, str(limits.seconds), str(limits.megabytes)]
    command = [sys.executable, "-m", "roret.engines.documents", *words]
    try:
        done = subprocess.run(command, capture_output=True, timeout=limits.seconds + 5, check=False, env=_environment())
    except subprocess.TimeoutExpired as error:
        raise DocumentError("document.too_slow", seconds=limits.seconds) from error
    return _answer(done, limits)


def _answer(done: subprocess.CompletedProcess[bytes], limits: Limits) -> Converted:
    try:
        data: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        # The system ended it: by signal for time (SIGXCPU) or because it could not get more memory.
        if -done.returncode in {24, 9}:
            raise DocumentError("document.too_slow", seconds=limits.seconds) from error
        raise DocumentError("document.too_heavy") from error
    if "refused" in data:
        raise DocumentError(data["refused"], **data["params"])
    return Converted.from_data(data)


def _environment() -> dict[str, str]:
    """Give the process what Python needs and none of our secrets."""
    root = str(Path(__file__).resolve().parents[3])
    return {"PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONPATH": root, "PYTHONDONTWRITEBYTECODE": "1"}
