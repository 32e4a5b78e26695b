"""The vocabulary of material."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from roret.engines.documents import BlockKind, Fate


class Source(TextChoices):
    """What a version was made from."""

    TYPED = "typed", _("Typed")
    FILE = "file", _("File")


class VersionState(TextChoices):
    """Where a version stands; derived from its timestamps, never stored."""

    READING = "reading", _("Being read")
    REFUSED = "refused", _("Could not be read")
    READY = "ready", _("Ready to be published")
    PUBLISHED = "published", _("Published")


class ClauseKind(TextChoices):
    """What a clause is (as the document engine says)."""

    HEADING = BlockKind.HEADING.value, _("Heading")
    PARAGRAPH = BlockKind.PARAGRAPH.value, _("Paragraph")
    ITEM = BlockKind.ITEM.value, _("Point of a list")
    TABLE = BlockKind.TABLE.value, _("Table")
    PICTURE = BlockKind.PICTURE.value, _("Picture")


class ClauseFate(TextChoices):
    """What became of a clause since the version before (as the document engine says)."""

    UNCHANGED = Fate.UNCHANGED.value, _("Unchanged")
    MOVED = Fate.MOVED.value, _("Moved")
    CHANGED = Fate.CHANGED.value, _("Changed")
    MOVED_AND_CHANGED = Fate.MOVED_AND_CHANGED.value, _("Moved and changed")
    NEW = Fate.NEW.value, _("New")
    GONE = Fate.GONE.value, _("Taken out")


class RemarkKind(TextChoices):
    """What is written about a clause."""

    COMMENT = "comment", _("A comment")
    PROPOSAL = "proposal", _("A proposal for another text")
