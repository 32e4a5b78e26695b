"""Background work: what comes back, what runs, what failed; and the page that waits for a long job."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from roret.foundation import authz, clock
from roret.foundation.errors import DomainError
from roret.foundation.jobs import selectors, services
from roret.foundation.jobs.models import Progress

PAGE = 30
SILENT = timedelta(minutes=2)
"""After this long without a step the page says that the job may have stopped."""


@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show periodic work, failures, recent runs and the living workers."""
    authz.require(request.user, "jobs.view_job")
    page = Paginator(selectors.runs_visible_to(request.user), PAGE).get_page(request.GET.get("side"))
    context = {
        "periodic": selectors.periodic_states(), "workers": selectors.living_workers(), "waiting": selectors.waiting_count(),
        "failures": [selectors.Run(row) for row in selectors.failures(request.user)[:PAGE]], "page": page,
        "runs": [selectors.Run(row) for row in page], "under_way": selectors.under_way(clock.now() - SILENT),
    }  # fmt: skip
    return render(request, "jobs/staff/overview.html", context)


@never_cache
@require_safe
def run(request: HttpRequest, pk: str) -> HttpResponse:
    """Show one try of a job; the trace is for operators."""
    authz.require(request.user, "jobs.view_job")
    found = selectors.Run(get_object_or_404(selectors.runs_visible_to(request.user), pk=pk))
    return render(request, "jobs/staff/run.html", {"run": found, "facts": _facts(found)})


def _facts(found: selectors.Run) -> list[tuple[str, object]]:
    row = found.row
    pairs = [
        (_("State"), row.get_status_display()), (_("Job"), row.task_path), (_("Try"), found.attempt), (_("Enqueued"), row.enqueued_at),
        (_("Started"), row.started_at), (_("Ended"), row.finished_at), (_("Duration"), found.duration),
        (_("Arguments"), row.args_kwargs["args"] or ""), (_("Workers"), len(row.worker_ids)),
    ]  # fmt: skip
    return [pair for pair in pairs if pair[1] not in (None, "")]


@require_POST
def retry(request: HttpRequest, pk: str) -> HttpResponse:
    """Start a failed job again."""
    authz.require(request.user, "jobs.view_job")
    row = get_object_or_404(selectors.runs_visible_to(request.user), pk=pk)
    try:
        services.retry_job(row, by=request.user)
        messages.success(request, _("The job has been started again."))
    except DomainError as error:
        messages.error(request, str(error))
    return redirect("staff:job-list")


@never_cache
@login_required
@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far one's own long job has come; asks again by itself until it has ended."""
    found = get_object_or_404(Progress.objects.visible_to(request.user), pk=pk)
    silent = found.ended_at is None and found.changed_at < clock.now() - SILENT
    part = "jobs/staff/progress_part.html" if getattr(request, "htmx", False) else "jobs/staff/progress.html"
    return render(request, part, {"progress": found, "silent": silent})
