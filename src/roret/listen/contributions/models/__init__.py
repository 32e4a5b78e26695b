"""What people send, where it is about, the themes a person groups it in, and the official answer to each theme."""

from roret.listen.contributions.models.places import Place
from roret.listen.contributions.models.sent import (
    AboutSender,
    AboutSenderQuerySet,
    Contribution,
    ContributionChildQuerySet,
    ContributionFile,
    ContributionQuerySet,
    Draft,
    Handling,
    Redaction,
    Series,
    StandardText,
)
from roret.listen.contributions.models.themes import Answer, Quote, Theme, ThemeContribution

__all__ = [
    "AboutSender", "AboutSenderQuerySet", "Answer", "Contribution", "ContributionChildQuerySet", "ContributionFile",
    "ContributionQuerySet", "Draft", "Handling", "Place", "Quote", "Redaction", "Series", "StandardText", "Theme",
    "ThemeContribution",
]  # fmt: skip
