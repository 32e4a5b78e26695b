"""The vocabulary of agreement management."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AgreementForm(TextChoices):
    """The forms of agreement with units and suppliers (R41)."""

    CONTRACT = "contract", _("Contract")
    RESULT_CONTRACT = "result_contract", _("Performance contract")
    FRAMEWORK = "framework", _("Framework agreement")
    OPERATING = "operating", _("Operating agreement")


class Direction(TextChoices):
    """Which way is better."""

    HIGHER = "higher", _("Higher is better")
    LOWER = "lower", _("Lower is better")


class AgreementState(TextChoices):
    """Where an agreement stands; derived from its timestamps."""

    DRAFT = "draft", _("Draft")
    SIGNED = "signed", _("Signed")
    RUNNING = "running", _("Running")
    ENDED = "ended", _("Ended")


class StatusKind(TextChoices):
    """When in the period a status is written."""

    HALF_YEAR = "half_year", _("Half-year status")
    FINAL = "final", _("Final status")
