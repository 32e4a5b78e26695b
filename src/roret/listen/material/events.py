"""What the journal remembers about material."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

Added = EventType("material.added", _("%(actor)s added the material %(target)s"))
Renamed = EventType("material.renamed", _("%(actor)s changed the title of %(target)s"), keep=("before",))
Removed = EventType("material.removed", _("%(actor)s removed the material %(target)s"))
VersionAdded = EventType("material.version_added", _("%(actor)s added %(target)s"), keep=("source", "sha256"))
VersionRead = EventType("material.version_read", _("%(target)s was read"), keep=("clauses", "losses", "refused"))
VersionPublished = EventType(
    "material.version_published", _("%(actor)s published %(target)s"), keep=("clauses",), icon="article"
)
VersionDeleted = EventType("material.version_deleted", _("%(actor)s deleted the draft %(target)s"))
ShortWritten = EventType("material.short_written", _("%(actor)s wrote the short edition of %(target)s"), keep=("lix",))
TranslationWritten = EventType(
    "material.translation_written", _("%(actor)s wrote the translation %(target)s"), keep=("language",)
)
TranslationSigned = EventType(
    "material.translation_signed",
    _("%(actor)s signed the translation %(target)s"),
    keep=("language", "sha256"),
    icon="verified",
)
TranslationRemoved = EventType(
    "material.translation_removed", _("%(actor)s removed the translation %(target)s"), keep=("language",)
)
