"""The vocabulary of viewpoints."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class ViewpointState(TextChoices):
    """Where a viewpoint stands."""

    PROPOSED = "proposed", _("Proposed")
    SHOWN = "shown", _("Shown")
    REFUSED = "refused", _("Not shown")
    TAKEN_DOWN = "taken_down", _("Taken down")


class VoteValue(IntegerChoices):
    """What one can say to a viewpoint."""

    AGREE = 1, _("Agree")
    DISAGREE = -1, _("Disagree")
    PASS = 0, _("Pass")


class MapState(TextChoices):
    """Where a map stands."""

    RUNNING = "running", _("Is being computed")
    FAILED = "failed", _("Stopped")
    DONE = "done", _("Ready")
    PUBLISHED = "published", _("Published")
