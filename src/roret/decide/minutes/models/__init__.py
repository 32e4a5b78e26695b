"""Minutes with their entries, what was put to the vote, statements, and the frozen versions."""

from roret.decide.minutes.models.entries import Entry, Motion, Statement, VoteLine
from roret.decide.minutes.models.minutes import Minutes, MinutesQuerySet
from roret.decide.minutes.models.versions import Version, VersionFile

__all__ = ["Entry", "Minutes", "MinutesQuerySet", "Motion", "Statement", "Version", "VersionFile", "VoteLine"]
