"""What white papers do by themselves: the files are made, as a job that tells how far it has come."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.authz import SYSTEM
from roret.foundation.jobs import job, progress


@job(attempts=2, title=_("Make the files of a white paper"))
def make_white_paper(*, white_paper_id: int) -> None:
    """Freeze the account if that is still to be done, and make what is not made yet."""
    from roret.listen.white_papers import services
    from roret.listen.white_papers.models import WhitePaper

    paper = WhitePaper.objects.select_related("consultation").get(pk=white_paper_id)
    if paper.made_at:
        return
    with progress.track(paper.progress_id, title=str(paper)) as tracker:
        services.make_files(paper, by=SYSTEM, tracker=tracker)
