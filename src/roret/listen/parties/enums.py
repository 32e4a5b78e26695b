"""What is sent to a party, and how."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Purpose(TextChoices):
    """Why something is sent."""

    INVITATION = "invitation", _("Invitation")
    REMINDER = "reminder", _("Reminder")


class DeliveryChannel(TextChoices):
    """How it is sent: by letter to whoever has given no e-mail address."""

    EMAIL = "email", _("E-mail")
    LETTER = "letter", _("Letter")
