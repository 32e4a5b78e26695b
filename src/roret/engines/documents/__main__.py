"""`python -m roret.engines.documents FILE KIND [SECONDS MEGABYTES]`: the blocks of a document as JSON, within limits."""

from __future__ import annotations

import json
import logging
import resource
import sys
from pathlib import Path
from typing import Any

from roret.engines.documents.errors import DocumentError
from roret.engines.documents.reading import read


def _limit(seconds: int, megabytes: int) -> None:
    """Set what this process may take from here on; the limits cannot be raised again."""
    memory = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))


def _read(path: Path, kind: str) -> dict[str, Any]:
    try:
        return read(path.read_bytes(), kind).as_data()
    except DocumentError as error:
        return {"refused": error.code, "params": error.params}
    except MemoryError:
        return {"refused": "document.too_heavy", "params": {}}


def main(words: list[str]) -> None:
    """Read one document and write what it holds."""
    path, kind, seconds, megabytes = [*words, "120", "1024"][:4] if len(words) == 2 else words
    logging.disable(logging.CRITICAL)
    _limit(int(seconds), int(megabytes))
    sys.stdout.write(json.dumps(_read(Path(path), kind), ensure_ascii=True))


if __name__ == "__main__":
    main(sys.argv[1:])
