"""The book: an account with its responses, divided into volumes when there are many, each with a checksum of its own."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

IN_ONE = 5_000
"""So many responses may stand in one document."""
IN_A_VOLUME = 2_500
"""So many stand in each volume when there are more: some 900 pages, and two can be set at once."""


@dataclass(frozen=True)
class Volume:
    """A part of the book. Number 0 is the whole book; of several, 1 holds all but the responses."""

    number: int
    of: int
    responses: Sequence[dict[str, Any]]
    sha256: str

    @property
    def first(self) -> str:
        """The reference of its first response."""
        return str(self.responses[0]["reference"]) if self.responses else ""

    @property
    def last(self) -> str:
        """The reference of its last response."""
        return str(self.responses[-1]["reference"]) if self.responses else ""


@dataclass(frozen=True)
class Book:
    """Everything that documents are made of."""

    account: dict[str, Any]
    responses: Sequence[dict[str, Any]]
    sha256: str
    words: dict[str, str]

    def volumes(self) -> list[Volume]:
        """Return the volumes in their order; a small book is one."""
        if len(self.responses) <= IN_ONE:
            return [Volume(0, 1, self.responses, self.sha256)]
        starts = range(0, len(self.responses), IN_A_VOLUME)
        parts = [self.responses[start : start + IN_A_VOLUME] for start in starts]
        first = Volume(1, len(parts) + 1, (), _checksum(self.account))
        return [first, *(Volume(place, len(parts) + 1, part, _checksum(part)) for place, part in enumerate(parts, 2))]

    def data_of(self, volume: Volume) -> dict[str, Any]:
        """Return what a document of one volume is made of, as plain data."""
        whole = volume.number <= 1
        return {
            "account": self.account if whole else {**self.account, "themes": [], "spread": [], "annexes": []},
            "responses": list(volume.responses),
            "references": self._references() if whole else {},
            "sha256": self.sha256,
            "volume": _told(volume),
            "volumes": [_told(one) for one in self.volumes()] if volume.number else [],
            "words": self.words,
        }

    def _references(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for response in self.responses:
            for order in response["themes"]:
                found.setdefault(str(order), []).append(response["reference"])
        return found


def _told(volume: Volume) -> dict[str, Any]:
    return {
        "number": volume.number,
        "of": volume.of,
        "first": volume.first,
        "last": volume.last,
        "count": len(volume.responses),
        "sha256": volume.sha256,
    }


def _checksum(data: Any) -> str:
    return hashlib.sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
