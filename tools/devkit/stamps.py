"""Skip a step whose inputs are the same as last time."""

import hashlib
import os
from contextlib import contextmanager

from .shell import ROOT, STATE


@contextmanager
def unless_done(name, inputs, outputs=()):
    """Yield whether the step must run, and remember the inputs when it succeeds.

    `inputs` are files, compared by what they hold (a fetched copy of the same must not need the network again), and
    folders, compared by the names, sizes and times of change of what is in them; `outputs` must exist.
    """
    stamp = STATE / "stamps" / name
    print_ = fingerprint(inputs)
    if stamp.exists() and stamp.read_text() == print_ and all(path.exists() for path in outputs):
        yield False
        return
    stamp.unlink(missing_ok=True)
    yield True
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(fingerprint(inputs))


def fingerprint(inputs):
    """One line that changes when a file below the inputs does."""
    digest = hashlib.sha256()
    for path in inputs:
        if path.is_file():
            digest.update(f"{path.relative_to(ROOT)} ".encode() + path.read_bytes())
            continue
        for file in sorted(_files(path)):
            status = file.stat()
            digest.update(f"{file.relative_to(ROOT)} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _files(path):
    for folder, below, names in os.walk(path):
        below[:] = [name for name in below if name != "__pycache__"]
        for name in names:
            yield type(path)(folder) / name
