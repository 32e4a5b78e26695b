"""Pages of the workspace: who may what, and operator sessions."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.foundation import authz
from roret.foundation.authz.doors import needs, sent, staff_only
from roret.foundation.authz.forms import OperatorSessionForm
from roret.foundation.authz.models import OperatorSession
from roret.foundation.authz.services import close_operator_session, open_operator_session
from roret.foundation.authz.who_may_what import who_may_what_context
from roret.foundation.doors import run

SHOWN = 50


@require_safe
@staff_only
def who_may_what(request: HttpRequest) -> HttpResponse:
    """Show which role may do what."""
    return render(request, "authz/staff/who_may_what.html", who_may_what_context(request))


@require_http_methods(["GET", "POST"])
@needs("authz.open_operator_session", "authz.close_operator_session")
def operator_session(request: HttpRequest) -> HttpResponse:
    """Open an operator session with its reason; below, the sessions that have been."""
    form = OperatorSessionForm(sent(request))
    if request.method == "POST" and form.is_valid() and run(form, open_operator_session, by=request.user):
        messages.warning(
            request, _("The operator session is open for 30 minutes. Everything you do is kept in the journal.")
        )
        return redirect(_way_back(request) or "staff:operator-session")
    return render(request, "authz/staff/operator_session.html", _context(request, form))


@require_http_methods(["GET", "POST"])
@needs("authz.open_operator_session", "authz.close_operator_session")
def end_own_session(request: HttpRequest) -> HttpResponse:
    """End one's own session; reading the page only shows the button."""
    session = authz.standing_of(request.user).operator_session
    if request.method == "POST" and session:
        close_operator_session(session, by=request.user)
        messages.success(request, _("The operator session has ended."))
    return redirect("staff:operator-session")


@require_POST
@needs("authz.close_operator_session")
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """End somebody's session, as the privacy officer may."""
    session = get_object_or_404(OperatorSession.objects.visible_to(request.user), pk=pk)
    close_operator_session(session, by=request.user)
    messages.success(request, _("The operator session has ended."))
    return redirect("staff:operator-session")


def _context(request: HttpRequest, form: OperatorSessionForm) -> dict[str, Any]:
    sessions = OperatorSession.objects.visible_to(request.user).select_related("user")[:SHOWN]
    return {
        "form": form,
        "own_session": authz.standing_of(request.user).operator_session,
        "may_open": authz.allowed(request.user, "authz.open_operator_session"),
        "sessions": [
            (session, authz.allowed(request.user, "authz.close_operator_session", session)) for session in sessions
        ],
    }


def _way_back(request: HttpRequest) -> str:
    target = request.POST.get("next", "")
    return target if url_has_allowed_host_and_scheme(target, {request.get_host()}) else ""
