"""What the journal remembers about viewpoints. Never a vote: an event would tell who thinks what."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

Added = EventType("viewpoint.added", _("%(actor)s wrote the viewpoint “%(target)s”"))
Proposed = EventType("viewpoint.proposed", _("Somebody proposed the viewpoint “%(target)s”"))
Decided = EventType(
    "viewpoint.decided", _("%(actor)s decided whether the viewpoint “%(target)s” is shown"), keep=("shown", "reason")
)
TakenDown = EventType("viewpoint.taken_down", _("%(actor)s took down the viewpoint “%(target)s”"), keep=("reason",))
MapStarted = EventType("viewpoint.map_started", _("%(actor)s had the votes on “%(target)s” mapped"))
MapMade = EventType(
    "viewpoint.map_made", _("%(actor)s mapped the votes on “%(target)s”"), keep=("people", "votes", "groups", "sha256")
)
MapPublished = EventType(
    "viewpoint.map_published", _("%(actor)s published the opinion map of “%(target)s”"), keep=("map", "sha256")
)
VotesErased = EventType("viewpoint.votes_erased", _("The votes of a person on “%(target)s” were erased"))
