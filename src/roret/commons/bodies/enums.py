"""How seats are filled."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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
