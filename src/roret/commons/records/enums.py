"""The closed vocabularies of the spine: who may see, and how one thing leads to the next."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Visibility(TextChoices):
    """Who may see a record once it is published."""

    PUBLIC = "public", _("Everybody")
    MEMBERS = "members", _("Members of the body and staff")
    INTERNAL = "internal", _("Staff of the unit")


class LinkKind(TextChoices):
    """How a later record hangs on an earlier one; read from the earlier to the later, in the direction of the loop."""

    BASED_ON = "based_on", _("is the ground for")
    ANSWERS = "answers", _("is answered by")
    PUT_TO = "put_to", _("is put to")
    DECIDES = "decides", _("is decided by")
    REALISES = "realises", _("is carried out by")
    TARGETS = "targets", _("is made binding by")
    MEASURES = "measures", _("is measured by")
    REPORTS = "reports", _("is reported by")
    PART_OF = "part_of", _("contains")
    SUPERSEDES = "supersedes", _("is replaced by")
    MERGED_INTO = "merged_into", _("is merged into")
    SPLIT_FROM = "split_from", _("is split into")


BACKWARDS = {
    LinkKind.BASED_ON: _("is based on"),
    LinkKind.ANSWERS: _("answers"),
    LinkKind.PUT_TO: _("treats"),
    LinkKind.DECIDES: _("decides"),
    LinkKind.REALISES: _("carries out"),
    LinkKind.TARGETS: _("makes binding"),
    LinkKind.MEASURES: _("measures"),
    LinkKind.REPORTS: _("reports on"),
    LinkKind.PART_OF: _("is part of"),
    LinkKind.SUPERSEDES: _("replaces"),
    LinkKind.MERGED_INTO: _("takes in"),
    LinkKind.SPLIT_FROM: _("is split from"),
}
"""The same links read from the later record to the earlier."""


class Stage(TextChoices):
    """Where in the loop a record stands."""

    LISTEN = "listen", _("Listened")
    DECIDE = "decide", _("Decided")
    DELIVER = "deliver", _("Delivered")
    MEASURE = "measure", _("Measured")
    REPORT = "report", _("Reported back")
