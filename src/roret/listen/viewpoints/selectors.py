"""Questions about viewpoints, votes and maps."""

from typing import Any

from django.db.models import Count, QuerySet
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from roret.engines.opinions import Place, next_statement, place
from roret.foundation import lifecycle
from roret.listen.consultations.models import Consultation
from roret.listen.viewpoints.enums import ViewpointState
from roret.listen.viewpoints.models import OpinionMap, Viewpoint, ViewpointVote, Voter


def shown(consultation: Consultation) -> QuerySet[Viewpoint]:
    """Return the viewpoints that people vote on."""
    return Viewpoint.objects.filter(consultation_id=consultation.pk, state=ViewpointState.SHOWN)


def with_votes(consultation: Consultation) -> list[Viewpoint]:
    """Return the viewpoints that people vote on, each with how many have."""
    return list(shown(consultation).annotate(cast=Count("votes")).order_by("made_at", "pk"))


def proposals(consultation: Consultation) -> QuerySet[Viewpoint]:
    """Return what waits to be looked through."""
    return Viewpoint.objects.filter(consultation_id=consultation.pk, state=ViewpointState.PROPOSED)


def every_viewpoint(consultation: Consultation) -> list[Viewpoint]:
    """Return all viewpoints in the order in which they came, each with how many have voted on it."""
    rows = Viewpoint.objects.filter(consultation_id=consultation.pk)
    return list(rows.annotate(cast=Count("votes")).order_by("made_at", "pk"))


def hashed(secret: str) -> str:
    """Return how a guest's secret is kept: a hash from which nobody can make it again."""
    return salted_hmac("roret.listen.viewpoints", secret, algorithm="sha256").hexdigest() if secret else ""


def voter_of(consultation: Consultation, *, person: Any, secret: str = "") -> Voter | None:
    """Return who one is here, when one has voted: the person, or the guest with this secret."""
    rows = Voter.objects.filter(consultation_id=consultation.pk)
    if getattr(person, "pk", None):
        return rows.filter(person_id=person.pk).first()
    return rows.filter(key=hashed(secret)).first() if secret else None


def votes_of(voter: Voter | None) -> dict[int, int]:
    """Return what somebody has said to each viewpoint."""
    if voter is None:
        return {}
    return dict(ViewpointVote.objects.filter(voter=voter).values_list("viewpoint_id", "value"))


def next_for(rows: list[Any], votes: dict[int, int], *, lot: str) -> Viewpoint | None:
    """Return the viewpoint to ask about next, so that all of them get their votes; None when all have been answered."""
    one = next_statement({row.pk: row.cast for row in rows}, voted=votes, person=lot)
    return next((row for row in rows if row.pk == one), None)


def can_vote(consultation: Consultation) -> lifecycle.Verdict:
    """Say whether votes are taken now, and if not why."""
    return consultation.can_respond()


def can_map(latest: OpinionMap | None, *, voted: bool) -> lifecycle.Verdict:
    """Say whether a map can be made after the ``latest``, and if not why; while one is computed, there is no later one."""
    if latest and not latest.finished_at and not latest.failed_because:
        return lifecycle.refuse(_("A map is being computed."))
    return lifecycle.possible if voted else lifecycle.refuse(_("Nobody has voted yet."))


def can_publish(found: OpinionMap) -> lifecycle.Verdict:
    """Say whether a map may be published, and if not why."""
    if not found.finished_at or found.failed_because:
        return lifecycle.refuse(_("The map is not ready."))
    return lifecycle.refuse(_("It is published already.")) if found.published_at else lifecycle.possible


def to_map(consultation: Consultation) -> QuerySet[ViewpointVote]:
    """Return the votes that count in a map: those on viewpoints that are shown."""
    return ViewpointVote.objects.filter(
        viewpoint__consultation_id=consultation.pk, viewpoint__state=ViewpointState.SHOWN
    )


def latest_map(consultation: Consultation) -> OpinionMap | None:
    """Return the newest map, without what it shows."""
    rows = OpinionMap.objects.filter(consultation_id=consultation.pk).defer("report", "model")
    return rows.select_related("progress").first()


def published_map(consultation: Consultation) -> OpinionMap | None:
    """Return the map that everybody sees: the one published last."""
    rows = OpinionMap.objects.filter(consultation_id=consultation.pk, published_at__isnull=False)
    return rows.order_by("-published_at", "-pk").first()


def place_of(found: OpinionMap, votes: dict[int, int]) -> Place | None:
    """Return where somebody with these votes stands on a map."""
    if not found.model or not votes:
        return None
    return place(found.model, {str(viewpoint): value for viewpoint, value in votes.items()})
