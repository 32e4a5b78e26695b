"""Mapping votes in the background."""

from django.utils.translation import gettext_noop

from roret.foundation.jobs import job, progress


@job(attempts=2, title=gettext_noop("Maps what people agree and disagree about"))
def map_votes(*, map_id: int, progress_id: int) -> None:
    """Compute a map; run again, it does nothing when the map is done."""
    from roret.listen.viewpoints import services

    with progress.track(progress_id, total=services.STEPS) as tracker:
        services.make_map(map_id, tell=lambda done: tracker.step(done - tracker.done))
        tracker.finish(url=services.url_of(map_id))
