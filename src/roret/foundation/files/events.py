"""What the journal remembers about files."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

Received = EventType(
    "files.file_received",
    _("%(actor)s sent %(target)s"),
    keep=("content_type", "size"),
    forget=("name",),
    icon="upload",
)
Erased = EventType("files.file_erased", _("%(actor)s erased %(target)s"), keep=("sha256",), icon="delete")
TextRead = EventType(
    "files.text_read", _("The text of %(target)s was read"), keep=("characters", "flags", "refused"), icon="article"
)
