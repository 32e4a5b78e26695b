"""The vocabulary of bodies: how seats are filled, what governs them, what they may do, and how texts differ."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from roret.engines.documents import Fate


class SeatSource(TextChoices):
    """Who fills a seat."""

    COUNCIL = "council", _("Appointed by the municipal council")
    ASSEMBLY = "assembly", _("Elected by the representative assembly")
    ELECTION = "election", _("Elected by the citizens")
    ORGANISATION = "organisation", _("Nominated by an organisation")
    USERS = "users", _("Elected by the users")
    RELATIVES = "relatives", _("Elected by the relatives")
    STAFF = "staff", _("Elected by the staff")
    OTHER = "other", _("Other")


class TextKind(TextChoices):
    """What governs a body."""

    STATUTES = "statutes", _("Statutes")
    PROCEDURE = "procedure", _("Rules of procedure")
    TERMS = "terms", _("Terms of reference")
    REGULATIONS = "regulations", _("Regulations")


class Right(TextChoices):
    """What a body may do, or may ask to have done; the value is the column that says what was so from the beginning."""

    HEARD = "is_heard", _("must be heard")
    INFORMED = "is_informed", _("must be informed")
    PROPOSE = "may_propose", _("may propose")
    STATE = "may_state", _("may give statements")
    PUBLISHED = "publishes_statements", _("has its statements published")
    DEPUTATIONS = "takes_deputations", _("takes deputations")


FATES = {
    Fate.UNCHANGED: _("Unchanged"),
    Fate.MOVED: _("Moved"),
    Fate.CHANGED: _("Changed"),
    Fate.MOVED_AND_CHANGED: _("Moved and changed"),
    Fate.NEW: _("New"),
    Fate.GONE: _("Taken out"),
}
"""What became of a paragraph from one version to the next, in words."""
