"""What is hashed of an event and of a seal."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from roret.foundation.journal.merkle import SEAL, Tree

SAYS = (
    "at", "type", "actor_id", "actor_name", "on_behalf_of", "target_type", "target_id", "target_name", "record_id", "data",
    "reason", "request_id",
)  # fmt: skip
"""The columns that an event's digest covers: all that it says. Never take one away; old digests would no longer hold."""


def event_digest(event: Any) -> str:
    """Return the SHA-256 (hex) over everything the event says; the leaf of the Merkle tree."""
    values = {name: getattr(event, name) for name in SAYS}
    values["at"] = _moment(event.at)
    return hashlib.sha256(json.dumps(values, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def tree_root(leaves: Iterable[tuple[int, str]]) -> str:
    """Return the Merkle root (hex) over events, each as its number and digest."""
    tree = Tree()
    for number, digest in leaves:
        tree.add(f"{number}:{digest}".encode())
    return tree.root().hex()


def seal_root(seal: Any, tree: str) -> str:
    """Return the root (hex) of a seal: over the tree, everything the seal says, and the root of the seal before it."""
    values = [seal.pk, _moment(seal.sealed_at), seal.count, seal.horizon, seal.ceiling, seal.previous, tree]
    return hashlib.sha256(SEAL + json.dumps(values).encode()).hexdigest()


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
