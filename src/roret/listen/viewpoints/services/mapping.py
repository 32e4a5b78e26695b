"""Having the votes mapped: started by a person, done by a job, published by a person."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from roret.engines.errors import EngineError
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.authz import SYSTEM
from roret.foundation.errors import DomainError
from roret.foundation.jobs import progress
from roret.listen.consultations.models import Consultation
from roret.listen.viewpoints import events, selectors, tasks
from roret.listen.viewpoints.models import OpinionMap, Viewpoint

STEPS = 100


@transaction.atomic
def start_map(consultation: Consultation, *, by: Any) -> OpinionMap:
    """Have the votes of this moment mapped in the background; refused while another map is being made."""
    authz.require(by, "viewpoints.make_map", consultation)
    consultation = Consultation.objects.lock(consultation.pk)
    voted = selectors.to_map(consultation).exists()
    lifecycle.require(selectors.can_map(selectors.latest_map(consultation), voted=voted))
    owner = by if getattr(by, "pk", None) else None
    waiting = progress.begin(owner=owner, title=_("Opinion map: %(title)s") % {"title": consultation}, total=STEPS)
    found = OpinionMap.objects.create(
        consultation=consultation, started_by=authz.name_of(by) or "Roret", progress=waiting
    )
    journal.record(events.MapStarted, consultation, by=by)
    tasks.map_votes.enqueue(map_id=found.pk, progress_id=waiting.pk)
    return found


def make_map(map_id: int, *, tell: Callable[[int], None] = lambda _done: None) -> None:
    """Compute a map and keep what may be shown; harmless when repeated."""
    from roret.engines.opinions import Options, collect, map_opinions, model, report

    found = OpinionMap.objects.select_related("consultation").get(pk=map_id)
    if found.finished_at or found.failed_because:
        return
    rows = list(selectors.to_map(found.consultation).values_list("voter_id", "viewpoint_id", "value"))
    try:
        voters, viewpoints, values = zip(*rows, strict=True) if rows else ((), (), ())
        mapped = map_opinions(
            collect(voters, viewpoints, values),
            Options(smallest=settings.RORET_SMALL_CELL),
            progress=lambda done, _total: tell(done),
        )
    except EngineError as error:
        OpinionMap.objects.filter(pk=map_id).update(failed_because=str(_(error.message) % error.params)[:300])
        raise DomainError(_(error.message) % error.params) from error
    texts = dict(Viewpoint.objects.filter(pk__in=set(viewpoints)).values_list("pk", "text"))
    _keep(found, report(mapped, texts=texts), model(mapped))
    tell(STEPS)


@transaction.atomic
def publish_map(found: OpinionMap, *, by: Any) -> OpinionMap:
    """Let everybody see a map. A person does it who has read it: the machine only suggests."""
    authz.require(by, "viewpoints.make_map", found)
    found = OpinionMap.objects.lock(found.pk)
    lifecycle.require(selectors.can_publish(found))
    found.published_at, found.published_by = clock.now(), authz.name_of(by) or "Roret"
    found.save(update_fields=["published_at", "published_by"])
    journal.record(events.MapPublished, found.consultation, by=by, map=found.pk, sha256=found.report["votes"]["sha256"])
    return found


def url_of(map_id: int) -> str:
    """Return the page of a map."""
    return OpinionMap.objects.get(pk=map_id).get_staff_url()


@transaction.atomic
def _keep(found: OpinionMap, said: dict[str, Any], known: dict[str, Any]) -> None:
    found = OpinionMap.objects.lock(found.pk)
    if found.finished_at:
        return
    found.finished_at, found.report, found.model = clock.now(), said, known
    found.save(update_fields=["finished_at", "report", "model"])
    votes = said["votes"]
    journal.record(
        events.MapMade, found.consultation, by=SYSTEM, people=votes["people"], votes=votes["number"],
        groups=len(said["groups"]), sha256=votes["sha256"],
    )  # fmt: skip
