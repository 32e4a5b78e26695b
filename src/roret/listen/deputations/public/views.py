"""What a citizen does: asks, gets a receipt, and follows the request by a private link."""

import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.foundation.doors import act, run
from roret.foundation.errors import TooMany
from roret.foundation.files.services import receive_files
from roret.foundation.rates import too_many
from roret.listen.deputations import selectors, services
from roret.listen.deputations.forms import KEPT, DeputationForm
from roret.listen.deputations.models import Deputation

DRAFT = "deputation-draft"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def request_one(request: HttpRequest) -> HttpResponse:
    """Show the form with its advice, keep a draft, or take the request."""
    if request.method == "POST" and "draft" in request.POST:
        return _keep_draft(request)
    form = DeputationForm(request.POST or None, request.FILES or None, initial=_initial(request))
    if request.method == "POST" and too_many(request, "deputation", limit=10, seconds=600):
        form.is_valid()
        form.add_error(None, _("Many requests have come from here in a short time. Wait ten minutes and send again."))
    elif form.is_valid() and (receipt := _send(request, form)):
        services.discard_draft(by=request.user, secret=request.session.pop(DRAFT, "") or "-")
        return _private(redirect("public:deputation-receipt", secret=receipt.secret))
    return _page(request, form)


def _page(request: HttpRequest, form: DeputationForm, *, saved: bool = False) -> HttpResponse:
    context = {"form": form, "saved": saved, "crumbs": [(_("Front page"), "/"), (_("Speak before a committee"), "")]}
    return render(request, "deputations/public/request.html", context, status=422 if form.errors else 200)


def _send(request: HttpRequest, form: DeputationForm) -> Any:
    data = form.cleaned_data
    files = run(form, lambda **_data: receive_files(data["files"], by=request.user)) if data["files"] else []
    if files is None:
        return None
    wish, submission = form.wish(files), data["submission"]
    return run(form, lambda **_data: services.request_deputation(wish, by=request.user, submission=submission))


def _initial(request: HttpRequest) -> dict[str, Any]:
    person = {"name": request.user.name, "email": request.user.email} if request.user.is_authenticated else {}
    asked = {"body": request.GET.get("udvalg", ""), "number": request.GET.get("sag", "")}
    return {**person, **{name: value for name, value in asked.items() if value}, **selectors.draft_of(_secret(request))}


def _secret(request: HttpRequest) -> str:
    return str(request.session.get(DRAFT, ""))


def _keep_draft(request: HttpRequest) -> HttpResponse:
    """Keep what was typed in this browser's session; the form comes back as it stood."""
    secret = _secret(request) or secrets.token_urlsafe(24)
    request.session[DRAFT] = secret
    data = {name: request.POST.get(name, "")[:5000] for name in KEPT}
    services.save_draft(by=request.user, secret=secret, data=data)
    if request.headers.get("X-Requested-With") == "fetch" or getattr(request, "htmx", False):
        return HttpResponse(_("Draft saved"), content_type="text/plain; charset=utf-8")
    return _page(request, DeputationForm(initial=data), saved=True)


@never_cache
@require_safe
def receipt(request: HttpRequest, secret: str) -> HttpResponse:
    """Show the reference and the private link, which is shown here and in the mail only."""
    context = {"deputation": _find(request, secret), "secret": secret}
    return _private(render(request, "deputations/public/receipt.html", context))


@never_cache
@require_safe
def follow(request: HttpRequest, secret: str) -> HttpResponse:
    """Show where the request stands and what can be done about it."""
    found = _find(request, secret)
    context = {
        "deputation": found, "secret": secret, "may_answer": bool(found.can_answer_offer()) and not found.accepted_at,
        "may_cancel": bool(found.can_cancel()),
    }  # fmt: skip
    return _private(render(request, "deputations/public/follow.html", context))


@never_cache
@require_POST
def accept(request: HttpRequest, secret: str) -> HttpResponse:
    """Accept the time."""
    act(request, services.accept_slot, _find(request, secret), done=_("Thank you. We look forward to seeing you."))
    return redirect("public:deputation-follow", secret=secret)


@never_cache
@require_POST
def cancel(request: HttpRequest, secret: str) -> HttpResponse:
    """Cancel the request."""
    act(
        request,
        services.cancel_deputation,
        _find(request, secret),
        done=_("It is cancelled. Thank you for telling us."),
    )
    return redirect("public:deputation-follow", secret=secret)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, secret: str) -> HttpResponse:
    """Erase what was sent, after asking; whoever comes is cancelled first."""
    found = _find(request, secret)
    if request.method == "POST":
        if found.can_cancel():
            act(request, services.cancel_deputation, found)
        act(request, services.erase_deputation, found, done=_("It is erased."), secret_known=True)
        return redirect("public:deputation-follow", secret=secret)
    return _private(render(request, "deputations/public/erase.html", {"deputation": found, "secret": secret}))


def _find(request: HttpRequest, secret: str) -> Deputation:
    if too_many(request, "deputation-link", limit=120, seconds=600):
        raise TooMany
    found = selectors.by_secret(secret)
    if found is None:
        raise Http404
    return found


def _private(response: HttpResponse) -> HttpResponse:
    """Let no search engine keep an address with a secret."""
    response["X-Robots-Tag"] = "noindex"
    return response
