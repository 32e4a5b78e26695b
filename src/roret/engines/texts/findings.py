"""What was found in a text, and how sure we are."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a finding is."""

    CPR = "cpr"
    PHONE = "phone"
    EMAIL = "email"
    ACCOUNT = "account"
    ADDRESS = "address"
    NAME = "name"
    SIGNATURE = "signature"


class Certainty(StrEnum):
    """How sure the rules are. None of them decides: a person does."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Finding(NamedTuple):
    """One stretch of a text: `text` is `whole[start:end]`."""

    kind: Kind
    start: int
    end: int
    text: str
    certainty: Certainty

    @property
    def suggestion(self) -> bool:
        """Tell whether it is shown as a question rather than a warning."""
        return self.certainty is not Certainty.HIGH

    def overlaps(self, other: Finding) -> bool:
        """Tell whether both hold a same character."""
        return self.start < other.end and other.start < self.end
