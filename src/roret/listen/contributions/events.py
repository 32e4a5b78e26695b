"""What the journal remembers about contributions, and what others may listen to."""

from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from roret.commons.records.enums import Stage
from roret.commons.records.kinds import RecordKind, declare_kind
from roret.foundation.journal import EventType

THEME = declare_kind(
    RecordKind("theme", _("Theme"), _("Themes"), Stage.LISTEN, "public:theme-detail", "staff:theme-detail", "label")
)
ANSWER = declare_kind(
    RecordKind(
        "answer",
        _("Official answer"),
        _("Official answers"),
        Stage.LISTEN,
        "public:answer-detail",
        "staff:answer-detail",
        "reply",
    )
)

Received = EventType(
    "contribution.received", _("%(target)s was received"), keep=("channel", "capacity", "late", "entered_by")
)
Imported = EventType("contribution.imported", _("%(actor)s imported responses to %(target)s"), keep=("count",))
Approved = EventType("contribution.approved", _("%(actor)s approved %(target)s for publication"), keep=("redactions",))
ApprovalOrdered = EventType(
    "contribution.approval_ordered", _("%(actor)s approved all responses to %(target)s in which nothing was found")
)
Hidden = EventType("contribution.hidden", _("%(actor)s kept %(target)s from publication"))
Reopened = EventType(
    "contribution.reopened", _("%(actor)s took back what was decided about %(target)s"), keep=("before",)
)
Withdrawn = EventType("contribution.withdrawn", _("%(target)s was withdrawn by its sender"))
Erased = EventType(
    "contribution.erased", _("What was known of the sender of %(target)s was erased"), keep=("text_kept", "time_up")
)
Redacted = EventType(
    "contribution.redacted", _("%(actor)s decided a redaction in %(target)s"), keep=("kind", "taken_out")
)
OriginalRead = EventType("contribution.original_read", _("%(actor)s read the original of %(target)s"))
Grouped = EventType("contribution.grouped", _("%(actor)s grouped contributions under %(target)s"), keep=("references",))
Ungrouped = EventType(
    "contribution.ungrouped", _("%(actor)s took a contribution out of %(target)s"), keep=("reference",)
)
NoTheme = EventType("contribution.no_theme", _("%(actor)s noted that %(target)s takes no position"))
ThemeMade = EventType("theme.made", _("%(actor)s made the theme %(target)s"))
ThemeChanged = EventType("theme.changed", _("%(actor)s changed the theme %(target)s"), keep=("changes",))
ThemesMerged = EventType("theme.merged", _("%(actor)s merged the theme %(target)s into another"), keep=("into",))
ThemeDropped = EventType("theme.dropped", _("%(actor)s deleted a theme under %(target)s"), keep=("title",))
QuoteChosen = EventType("theme.quote_chosen", _("%(actor)s chose a quote for %(target)s"), keep=("reference",))
QuoteRemoved = EventType("theme.quote_removed", _("%(actor)s took a quote off %(target)s"), keep=("reference",))
AnswerAssigned = EventType("answer.assigned", _("%(actor)s asked for %(target)s"), keep=("owner", "due_on"))
AnswerWritten = EventType("answer.written", _("%(actor)s wrote on %(target)s"))
AnswerApproved = EventType("answer.approved", _("%(actor)s approved %(target)s"), icon="verified")

Assigned = EventType(
    "contribution.assigned", _("%(actor)s shared out responses to %(target)s"), keep=("count", "owners", "due_on")
)
TextCreated = EventType("standard_text.created", _("%(actor)s wrote the standard text %(target)s"), keep=("changes",))
TextUpdated = EventType("standard_text.updated", _("%(actor)s changed the standard text %(target)s"), keep=("changes",))
TextDeleted = EventType("standard_text.deleted", _("%(actor)s deleted the standard text %(target)s"))

PlaceHidden = EventType(
    "contribution.place_hidden", _("%(actor)s took the place of %(target)s out of what is published")
)
PlaceShown = EventType("contribution.place_shown", _("%(actor)s let the place of %(target)s be published again"))

LanguageSet = EventType(
    "contribution.language_set", _("%(actor)s said which language %(target)s is in"), keep=("before", "after")
)
TranslationWritten = EventType(
    "contribution.translation_written", _("%(actor)s wrote what %(target)s says in Danish"), keep=("language",)
)
TranslationSigned = EventType(
    "contribution.translation_signed",
    _("%(actor)s signed the translation of %(target)s"),
    keep=("language", "sha256"),
    icon="verified",
)
TranslationLapsed = EventType(
    "contribution.translation_lapsed", _("The translation of %(target)s must be signed anew"), keep=("language",)
)
TranslationRemoved = EventType(
    "contribution.translation_removed", _("%(actor)s removed the translation of %(target)s"), keep=("language",)
)

contribution_received = Signal()
"""Sent after commit: ``pk`` of the contribution."""
contribution_moderated = Signal()
"""Sent after commit: ``pk`` of the contribution."""
answer_approved = Signal()
"""Sent after commit: ``pk`` of the answer."""
contribution_reworded = Signal()
"""Sent inside the transaction in which what is read of a contribution changes (its translation): ``contribution``."""
contribution_forgotten = Signal()
"""Sent inside the transaction that erases a sender: ``contribution``. What upper modules keep beside it goes too."""
