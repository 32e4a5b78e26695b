"""What people send, where it is about, the themes a person groups it in, and the official answer to each theme."""

from roret.listen.contributions.models.places import Place
from roret.listen.contributions.models.sent import (
    HOUSE_LANGUAGES,
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
from roret.listen.contributions.models.translations import ContributionTranslation

__all__ = [
    "HOUSE_LANGUAGES", "AboutSender", "AboutSenderQuerySet", "Answer", "Contribution", "ContributionChildQuerySet",
    "ContributionFile", "ContributionQuerySet", "ContributionTranslation", "Draft", "Handling", "Place", "Quote", "Redaction",
    "Series", "StandardText", "Theme", "ThemeContribution",
]  # fmt: skip
