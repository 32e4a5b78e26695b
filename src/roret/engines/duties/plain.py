"""The plain data that duties are worked out from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

NONE: frozenset[int] = frozenset()


class State(StrEnum):
    """Where a duty stands."""

    NOT_RELEVANT = "not_relevant"
    REQUIRED = "required"
    SENT = "sent"
    ANSWERED = "answered"
    OVERDUE = "overdue"
    WAIVED = "waived"


class Why(StrEnum):
    """Why a rule does not ask for a hearing in a matter."""

    NOT_IN_FORCE = "not_in_force"
    DECIDER = "decider"
    SUBJECT = "subject"
    NO_LOCAL_BODY = "no_local_body"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of a rule; what is left empty narrows nothing.

    ``consultee`` None means the local bodies of the matter's areas. ``domains``, ``topics`` and ``groups`` are alternatives:
    one of them in common is enough. ``ends`` is the first day on which it is no longer in force.
    """

    key: int
    begins: date
    ends: date | None = None
    consultee: int | None = None
    deciders: frozenset[int] = NONE
    domains: frozenset[str] = frozenset()
    topics: frozenset[int] = NONE
    groups: frozenset[int] = NONE
    step: str = ""
    yearly: bool = False
    must_answer: bool = False

    def in_force(self, day: date) -> bool:
        """Say whether it counts on a day."""
        return self.begins <= day and (self.ends is None or day < self.ends)


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter as the rules see it; ``day`` is the day whose rules count. ``domains`` None: nobody has said which."""

    key: int
    day: date
    decider: int | None = None
    domains: frozenset[str] | None = None
    topics: frozenset[int] = NONE
    groups: frozenset[int] = NONE
    areas: frozenset[int] = NONE


@dataclass(frozen=True, slots=True)
class Deed:
    """What has been done about one duty, by a consultation or by hand."""

    judged_away: bool = False
    sent: date | None = None
    due: date | None = None
    answered: date | None = None
    waived: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """One consultee who is to be heard in one matter by one rule."""

    matter: int
    rule: int
    consultee: int | None
    state: State
    step: str = ""
    due: date | None = None
    blocks: bool = False
    why: Why | None = None
    heard_in: int | None = None
    """The other matter of the year in which the consultee answered, where a rule asks once a year."""
