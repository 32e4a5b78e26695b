"""Reading in the background."""

from django.utils.translation import gettext_noop

from roret.foundation.jobs import job, progress


@job(attempts=2, title=gettext_noop("Reads all responses and suggests themes"))
def read_responses(*, analysis_id: int, progress_id: int) -> None:
    """Read every response of an analysis; run again, it does nothing when the analysis is done."""
    from roret.listen.analyses import services

    with progress.track(progress_id, total=services.STEPS) as tracker:
        services.read_all(analysis_id, tell=lambda done: tracker.step(done - tracker.done))
        tracker.finish(url=services.url_of(analysis_id))


@job(attempts=2, title=gettext_noop("Learns themes from what people have put under them"))
def learn_themes(*, lesson_id: int, progress_id: int) -> None:
    """Learn the themes of a lesson; run again, it does nothing when the lesson is done."""
    from roret.listen.analyses import services
    from roret.listen.analyses.models import Lesson

    with progress.track(progress_id) as tracker:
        services.learn_all(lesson_id)
        tracker.finish(url=Lesson.objects.get(pk=lesson_id).get_staff_url())
