"""A yes, or a no with its reason; a list of what is missing with the place to mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

from roret.foundation.errors import NotPossible, NotReady


@dataclass(frozen=True)
class Verdict:
    """The answer to a ``can_…()`` question: truthy or not, and printable."""

    allowed: bool
    reason: object = ""

    def __bool__(self) -> bool:
        """Be true when the thing may happen."""
        return self.allowed

    def __str__(self) -> str:
        """Read as the reason."""
        return str(self.reason)


@dataclass(frozen=True)
class Missing:
    """One thing that is missing, in words, and the address of the page where it is mended."""

    what: object
    where: str = ""

    def __str__(self) -> str:
        """Read as the sentence that says what is missing."""
        return str(self.what)


possible = Verdict(allowed=True)
"""The verdict that says yes."""


def refuse(reason: object) -> Verdict:
    """Return a no that carries its reason."""
    return Verdict(allowed=False, reason=reason)


def require(verdict: Verdict) -> None:
    """Raise ``NotPossible`` with the reason unless the verdict is yes."""
    if not verdict:
        raise NotPossible(verdict.reason)


def require_nothing_missing(missing: Sequence[Missing]) -> None:
    """Raise ``NotReady`` with the whole list unless it is empty."""
    if missing:
        raise NotReady(missing)
