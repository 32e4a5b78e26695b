"""What kinds of record there are; each subject declares its own in ``module.py``-time code."""

from dataclasses import dataclass

from roret.commons.records.enums import Stage


@dataclass(frozen=True)
class RecordKind:
    """One subject on the spine: its key on the record, its names, its stage in the loop and its pages."""

    key: str
    name: object
    plural: object
    stage: Stage
    public_url: str = ""
    staff_url: str = ""
    icon: str = "description"
    milestones: tuple[tuple[str, object], ...] = ()
    """Codes with the sentence told to those who took part; the placeholder is ``%(title)s``."""


registry: dict[str, RecordKind] = {}


def declare_kind(kind: RecordKind) -> RecordKind:
    """Add a kind; called from the subject's ``events.py`` so that it is known before any page is served."""
    registry[kind.key] = kind
    return kind
