"""The vocabulary of what people send."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ContributionKind(TextChoices):
    """What is sent."""

    RESPONSE = "response", _("Consultation response")
    IDEA = "idea", _("Idea")
    REPORT = "report", _("Report")
    QUESTION = "question", _("Question")
    PROPOSAL = "proposal", _("Proposal")


class Channel(TextChoices):
    """How it came; every channel weighs the same."""

    WEB = "web", _("Web")
    EMAIL = "email", _("E-mail")
    PAPER = "paper", _("Letter")
    PHONE = "phone", _("Phone")
    MEETING = "meeting", _("Meeting")


class Capacity(TextChoices):
    """In which capacity the sender speaks; private and organisational answers are kept apart."""

    PRIVATE = "private", _("As a private person")
    ORGANISATION = "organisation", _("On behalf of an association or organisation")
    COUNCIL = "council", _("On behalf of a council")
    COMPANY = "company", _("On behalf of a company")
    AUTHORITY = "authority", _("On behalf of an authority")


class Publication(TextChoices):
    """What the sender agrees to have published."""

    NAMED = "named", _("Publish it with my name")
    ANONYMOUS = "anonymous", _("Publish it without my name")
    NOT = "not", _("Do not publish it")


class Moderation(TextChoices):
    """Whether it may be read by others."""

    WAITING = "waiting", _("Waiting for a look")
    APPROVED = "approved", _("Approved")
    HIDDEN = "hidden", _("Not published")


class Position(TextChoices):
    """Where the sender stands, said by the sender; never guessed."""

    NONE = "", _("No position stated")
    FOR = "for", _("For")
    AGAINST = "against", _("Against")
    CONCERN = "concern", _("Concerned")
    WISH = "wish", _("Has a wish")
    PROPOSAL = "proposal", _("Has a proposal")


class Order(TextChoices):
    """How readers may order the published responses; the newest stand first when nothing is chosen."""

    OLDEST = "oldest", _("Oldest first")
    REPLIES = "replies", _("Most replies first")


class AgeBand(TextChoices):
    """How old a sender says that she is; bands only, and only if she wishes to say it."""

    UNDER_18 = "0-17", _("Under 18")
    FROM_18 = "18-29", _("18 to 29")
    FROM_30 = "30-44", _("30 to 44")
    FROM_45 = "45-59", _("45 to 59")
    FROM_60 = "60-74", _("60 to 74")
    FROM_75 = "75-", _("75 or older")


class RedactionReason(TextChoices):
    """Why words are taken out before publication."""

    CPR = "cpr", _("CPR number")
    PHONE = "phone", _("Phone number")
    EMAIL = "email", _("E-mail address")
    ACCOUNT = "account", _("Account number")
    ADDRESS = "address", _("Address")
    NAME = "name", _("Name of another person")
    HEALTH = "health", _("Health or other sensitive matter")
    UNLAWFUL = "unlawful", _("Unlawful content")


class TextUse(TextChoices):
    """What a standard text is used for."""

    HIDING = "hiding", _("Why a response is not published")
    ANSWER = "answer", _("Official answers")


class Effect(TextChoices):
    """What became of a theme."""

    FOLLOWED = "followed", _("Followed")
    PARTLY = "partly", _("Partly followed")
    NOT = "not", _("Not followed")


class PlaceKind(TextChoices):
    """How a place was told."""

    POINT = "point", _("A point on the map")
    SQUARE = "square", _("A square of the map")
    AREA = "area", _("An area")


class PlaceAsked(TextChoices):
    """Whether those who answer may say which place it is about."""

    NONE = "", _("No")
    POINT = "point", _("Yes, a point on the map")
    AREA = "area", _("Yes, a point on the map or a whole area")


class LanguageState(TextChoices):
    """How a response in another language than Danish and English stands."""

    FOREIGN = "foreign", _("Other than Danish and English")
    WAITING = "waiting", _("Waits for a translation")
    TRANSLATED = "translated", _("Translated and signed")
