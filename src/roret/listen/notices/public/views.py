"""Reporting a published response, and the private page where the decision stands."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.foundation.doors import run
from roret.foundation.rates import too_many
from roret.listen.contributions.models import Contribution
from roret.listen.notices import links, services
from roret.listen.notices.forms import ReportForm
from roret.listen.notices.models import Notice


@never_cache
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a notice about a published response."""
    rows = Contribution.objects.published().visible_to(request.user).select_related("record")
    found = get_object_or_404(rows, reference=reference)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and too_many(request, "report", limit=20, seconds=600):
        form.is_valid()
        form.add_error(None, _("Many notices have come from here in a short time. Wait ten minutes and send again."))
    elif form.is_valid() and run(form, services.report_contribution, found, by=request.user):
        messages.success(request, _("Thank you. A person reads your notice and decides."))
        return redirect("public:notice", secret=links.secret_of(form.cleaned_data["submission"]))
    context = {"contribution": found, "form": form}
    return render(request, "notices/public/report.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def notice(request: HttpRequest, secret: str) -> HttpResponse:
    """Show the reporter what she sent and what was decided."""
    return render(request, "notices/public/notice.html", {"notice": _find(secret), "secret": secret})


@never_cache
@require_POST
def erase(request: HttpRequest, secret: str) -> HttpResponse:
    """Erase what she wrote and her address."""
    services.erase_notice(_find(secret), by=request.user, secret_known=True)
    messages.success(request, _("Your words and your e-mail are erased."))
    return redirect("public:notice", secret=secret)


def _find(secret: str) -> Notice:
    found = links.by_secret(secret)
    if found is None:
        raise Http404
    return found
