"""What the journal remembers about records, and what others may listen to."""

from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

Linked = EventType("record.linked", _("%(actor)s linked %(target)s to a later record"), keep=("kind", "downstream"))
AttachmentAdded = EventType("record.attachment_added", _("%(actor)s added a document to %(target)s"), keep=("title",))
AttachmentRemoved = EventType(
    "record.attachment_removed", _("%(actor)s removed a document from %(target)s"), keep=("title",)
)
MilestoneReached = EventType("record.milestone", _("%(target)s reached a milestone"), keep=("code",), icon="flag")
Followed = EventType("record.followed", _("%(actor)s began to follow %(target)s"))
Unfollowed = EventType("record.unfollowed", _("%(actor)s no longer follows %(target)s"))

TopicCreated = EventType("topic.created", _("%(actor)s created the topic %(target)s"), keep=("changes",))
TopicUpdated = EventType("topic.updated", _("%(actor)s changed the topic %(target)s"), keep=("changes",))
TopicDeleted = EventType("topic.deleted", _("%(actor)s deleted the topic %(target)s"))

milestone_reached = Signal()
"""Sent after commit: ``pk`` of the milestone."""
