"""What the journal remembers about analyses."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

Started = EventType("analysis.started", _("%(actor)s had the responses to %(target)s read"))
Finished = EventType(
    "analysis.finished", _("%(actor)s read the responses to %(target)s"), keep=("received", "themes", "campaigns")
)
SuggestionChanged = EventType(
    "analysis.suggestion_changed",
    _("%(actor)s changed a suggestion for %(target)s"),
    keep=("change", "before", "after"),
)
SuggestionSigned = EventType(
    "analysis.suggestion_signed",
    _("%(actor)s signed a suggested theme for %(target)s"),
    keep=("theme", "kept", "removed"),
)
SuggestionDismissed = EventType("analysis.suggestion_dismissed", _("%(actor)s dismissed a suggestion for %(target)s"))
VoiceRead = EventType("analysis.voice_read", _("%(actor)s read a lone voice in %(target)s"), keep=("reference",))
LessonStarted = EventType("analysis.lesson_started", _("%(actor)s let the machine learn the themes of %(target)s"))
LessonLearned = EventType(
    "analysis.lesson_learned", _("%(actor)s learned the themes of %(target)s"), keep=("examples", "placed")
)
PlaceDecided = EventType(
    "analysis.place_decided",
    _("%(actor)s decided where a response to %(target)s belongs"),
    keep=("reference", "suggested", "theme"),
)
SureAccepted = EventType(
    "analysis.sure_accepted",
    _("%(actor)s put the responses that the machine was sure of under a theme of %(target)s"),
    keep=("theme", "count"),
)
