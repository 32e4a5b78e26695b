"""What viewpoints know about a person: what she voted."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.foundation.privacy import Kept, Part, register_retention, register_subject
from roret.foundation.privacy.subjects import kept_since
from roret.listen.viewpoints.models import ViewpointVote, Voter
from roret.listen.viewpoints.services import erase_votes


def collect(person: Any) -> Iterator[Part]:
    """Give what she has voted."""
    rows = ViewpointVote.objects.filter(voter__person=person).select_related("viewpoint__consultation")
    rows = rows.order_by("viewpoint__consultation_id", "viewpoint_id")
    yield Part(_("What you have voted on viewpoints"), Kept(rows, _told))


def _told(vote: Any) -> dict[str, Any]:
    return {
        _("Consultation"): str(vote.viewpoint.consultation),
        _("Viewpoint"): vote.viewpoint.text,
        _("Your vote"): vote.get_value_display(),
    }


def erase(person: Any, *, by: Any) -> int:
    """Erase her votes, consultation by consultation."""
    voters = list(Voter.objects.filter(person=person).select_related("consultation"))
    for voter in voters:
        erase_votes(voter, by=by)
    return len(voters)


def due(moment: datetime) -> QuerySet[Voter]:
    """Return those who have not voted for so long that their votes go."""
    return Voter.objects.exclude(votes__voted_at__gte=kept_since(ViewpointVote, moment)).select_related("consultation")


def let_go(voter: Voter, *, by: Any) -> None:
    """Erase the votes of one whose time is up."""
    erase_votes(voter, by=by, time_up=True)


register_subject(
    "viewpoints",
    title=gettext_lazy("What you have voted on viewpoints"),
    collect=collect,
    erase=erase,
    stays=gettext_lazy("Opinion maps stay: nobody stands on them."),
    order=22,
)
register_retention("viewpoints.voter", title=gettext_lazy("Votes on viewpoints"), due=due, erase=let_go)
