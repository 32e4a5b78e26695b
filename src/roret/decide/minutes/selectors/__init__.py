"""Questions about minutes: what is being written, what is missing, the account, and what everybody may read."""

from roret.decide.minutes.selectors.accounts import account_of, canonical, open_part
from roret.decide.minutes.selectors.drafts import (
    Draft,
    entries_of,
    minutes_of,
    missing_before_approving,
    missing_entries,
    read_draft,
    to_write,
    voters_of,
)
from roret.decide.minutes.selectors.reading import (
    account_for,
    files_for,
    latest_published,
    of_meeting,
    published_versions,
    versions_for,
)

__all__ = [
    "Draft",
    "account_for",
    "account_of",
    "canonical",
    "entries_of",
    "files_for",
    "latest_published",
    "minutes_of",
    "missing_before_approving",
    "missing_entries",
    "of_meeting",
    "open_part",
    "published_versions",
    "read_draft",
    "to_write",
    "versions_for",
    "voters_of",
]
