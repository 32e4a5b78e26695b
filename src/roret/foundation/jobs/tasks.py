"""What the house does to look after its own background work."""

from datetime import time, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from django_tasks.base import TaskResultStatus

from roret.foundation import clock
from roret.foundation.jobs import every, job

KEEP_DONE = timedelta(days=7)
KEEP_FAILED = timedelta(days=90)
KEEP_PROGRESS = timedelta(days=90)


@every(timedelta(days=1), at=time(3, 10))
@job(title=_("Forget old runs"))
def forget_old_runs() -> int:
    """Remove the rows of jobs that were done a week ago, failures after three months, and old progress."""
    from django_tasks_db.models import DBTaskResult

    from roret.foundation.jobs.models import Progress

    now = timezone.now()
    done = Q(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - KEEP_DONE)
    failed = Q(status=TaskResultStatus.FAILED, finished_at__lt=now - KEEP_FAILED)
    Progress.objects.filter(started_at__lt=now - KEEP_PROGRESS).delete()
    return DBTaskResult.objects.filter(done | failed).delete()[0]


@every(timedelta(days=1), at=time(7, 30))
@job(title=_("Tell operators what failed"))
def tell_what_failed() -> int:
    """Tell every operator once a day what failed since yesterday; on a good day, nothing."""
    from django.urls import reverse

    from roret.foundation import notify
    from roret.foundation.jobs import selectors

    titles = selectors.failed_since(timezone.now() - timedelta(days=1))
    if not titles:
        return 0
    sentence = ngettext_lazy(
        "A background job failed: %(titles)s", "%(count)s background jobs failed: %(titles)s", "count"
    )
    told = [
        notify.tell(
            person, key=f"jobs-failed-{clock.today()}", sentence=sentence % {"count": len(titles), "titles": ", ".join(titles)},
            url=lambda: reverse("staff:job-list"), reason=_("You look after this site."),
        )
        for person in selectors.operators()
    ]  # fmt: skip
    return sum(told)
