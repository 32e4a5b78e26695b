"""What is sent to a party, and how."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Purpose(TextChoices):
    """Why something is sent."""

    INVITATION = "invitation", _("Invitation")
    REMINDER = "reminder", _("Reminder")
    NEW_LINK = "new_link", _("New link")


class Failure(TextChoices):
    """Why a mail has not left the house."""

    REFUSED = "refused", _("The address does not take the mail")
    UNREACHABLE = "unreachable", _("The mail server could not be reached")


class DeliveryChannel(TextChoices):
    """How it is sent: by letter to whoever has given no e-mail address."""

    EMAIL = "email", _("E-mail")
    LETTER = "letter", _("Letter")
