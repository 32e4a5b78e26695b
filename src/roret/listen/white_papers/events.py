"""What the journal remembers about white papers, and what others may listen to."""

from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

Ordered = EventType("white_paper.ordered", _("%(actor)s ordered the white paper of %(target)s"), keep=("responses",))
Frozen = EventType(
    "consultation.white_paper", _("%(actor)s froze the white paper of %(target)s"), keep=("sha256", "responses")
)
Made = EventType("white_paper.made", _("The files of the white paper of %(target)s were made"), keep=("files",))
Failed = EventType("white_paper.failed", _("The white paper of %(target)s could not be made"), keep=("why",))
Restarted = EventType("white_paper.restarted", _("%(actor)s started the making of the white paper of %(target)s again"))

white_paper_frozen = Signal()
"""Sent after commit: ``pk`` of the white paper."""
white_paper_made = Signal()
"""Sent after commit: ``pk`` of the white paper, when its last file is there."""
