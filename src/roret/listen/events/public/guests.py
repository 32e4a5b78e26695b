"""Coming to an event: register once, get a private link, change or cancel by it, and say afterwards what one thinks."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.foundation.doors import act, run
from roret.foundation.errors import TooMany
from roret.foundation.rates import too_many
from roret.foundation.typesetting.qr_codes import qr_code
from roret.listen.events import selectors, services
from roret.listen.events.follow_links import is_evaluation_secret, registration_secret
from roret.listen.events.forms import EvaluationForm, RegistrationForm
from roret.listen.events.models import Event, Invitation, Registration
from roret.listen.events.public.views import crumbs, find

ASKED = ("name", "email", "organisation", "companions", "needs", "needs_note", "joins_group", "side", "news")


@never_cache
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest, number: str) -> HttpResponse:
    """Show the form, or take the registration."""
    event = find(request, number)
    own = selectors.own_registration(event, request.user)
    if own and request.method == "GET":
        return _private(redirect("public:event-registration", secret=registration_secret(own.submission)))
    return _register(request, event)


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Greet somebody who is invited, and take her registration."""
    found = _invitation(request, secret)
    return _private(_register(request, found.event, found, secret=secret))


@never_cache
@require_POST
def decline(request: HttpRequest, secret: str) -> HttpResponse:
    """Note that somebody who is invited does not come."""
    found = _invitation(request, secret)
    act(request, services.decline_invitation, found, done=_("Thank you for telling us that you do not come."))
    return _private(redirect("public:event-invitation", secret=secret))


def _register(
    request: HttpRequest, event: Event, invited: Invitation | None = None, *, secret: str = ""
) -> HttpResponse:
    verdict = event.can_register(invited=invited is not None)
    form = RegistrationForm(request.POST or None, event=event, language=_language(), initial=_initial(request, invited))
    if request.method == "POST" and too_many(request, "event-register", limit=60, seconds=600):
        form.is_valid()
        form.add_error(None, _("Many have registered from here in a short time. Wait ten minutes and send again."))
    elif request.method == "POST" and form.is_valid() and (receipt := _send(request, event, form, invited)):
        return _private(redirect("public:event-registration", secret=receipt.secret))
    context = {
        "event": event,
        "form": form,
        "verdict": verdict,
        "invitation": invited,
        "secret": secret,
        "registered": selectors.registration_of(invited) if invited else None,
        "free": selectors.seats_free(event),
        "crumbs": crumbs((str(event), event.get_absolute_url()), (_("Register"), "")),
    }
    return render(request, "events/public/register.html", context, status=409 if request.POST and not verdict else 200)


def _send(request: HttpRequest, event: Event, form: RegistrationForm, invited: Invitation | None) -> Any:
    submission, details = str(form.cleaned_data["submission"]), form.details
    return run(
        form,
        lambda **_data: services.register(
            event, by=request.user, details=details, submission=submission, invitation=invited
        ),
    )


def _initial(request: HttpRequest, invited: Invitation | None) -> dict[str, Any]:
    if invited:
        return {"name": invited.name, "email": invited.email, "organisation": invited.organisation}
    if request.user.is_authenticated:
        return {"name": request.user.name, "email": request.user.email}
    return {}


@never_cache
@require_safe
def registration(request: HttpRequest, secret: str) -> HttpResponse:
    """Show somebody her registration: whether she has a seat, the code for the door, and what she can change."""
    found = _registration(request, secret)
    context = {
        "registration": found,
        "event": found.event,
        "secret": secret,
        "may_change": bool(found.can_change()),
        "link": request.build_absolute_uri(),
    }
    return _private(render(request, "events/public/registration.html", context))


@never_cache
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, secret: str) -> HttpResponse:
    """Let somebody change her registration."""
    found = _registration(request, secret)
    initial = {name: getattr(found, name) for name in ASKED} | {"submission": found.submission}
    form = RegistrationForm(request.POST or None, event=found.event, language=found.language, initial=initial)
    if form.is_valid():
        details = form.details
        if run(form, lambda **_data: services.change_registration(found, by=request.user, details=details)):
            messages.success(request, _("Your registration is changed."))
            return _private(redirect("public:event-registration", secret=secret))
    context = {
        "registration": found,
        "event": found.event,
        "form": form,
        "secret": secret,
        "verdict": found.can_change(),
    }
    return _private(render(request, "events/public/change.html", context))


@never_cache
@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, secret: str) -> HttpResponse:
    """Let somebody cancel, after asking once; her seats go to whoever waits first."""
    found = _registration(request, secret)
    if request.method == "POST":
        act(
            request,
            services.cancel_registration,
            found,
            done=_("Your registration is cancelled. Thank you for telling us."),
        )
        return _private(redirect("public:event-registration", secret=secret))
    context = {"registration": found, "event": found.event, "secret": secret}
    return _private(render(request, "events/public/cancel.html", context))


@never_cache
@require_POST
def erase(request: HttpRequest, secret: str) -> HttpResponse:
    """Erase what somebody has said of herself, when she comes no more or the event is over."""
    found = _registration(request, secret)
    if found.can_change():
        messages.error(request, _("Cancel the registration first. Then it can be erased."))
    else:
        act(
            request, services.erase_registration, found, whole=True, secret_known=True,
            done=_("Your name and what else you told us are erased."),
        )  # fmt: skip
    return _private(redirect("public:event-registration", secret=secret))


@never_cache
@require_safe
def code(request: HttpRequest, secret: str) -> HttpResponse:
    """Draw the code that is read at the door; it says nothing to anybody but those who check people in."""
    found = _registration(request, secret)
    address = request.build_absolute_uri(reverse("staff:event-door-code", args=[found.event_id, found.door]))
    return _private(HttpResponse(qr_code(address), content_type="image/svg+xml"))


@never_cache
@require_http_methods(["GET", "POST"])
def evaluate(request: HttpRequest, number: str, secret: str) -> HttpResponse:
    """Ask what somebody thinks of the event; nothing tells who she is."""
    event = find(request, number)
    if not is_evaluation_secret(secret, event.pk):
        raise Http404
    form = EvaluationForm(request.POST or None)
    if request.method == "POST" and too_many(request, "event-evaluate", limit=300, seconds=600):
        raise TooMany
    if form.is_valid() and _keep(request, event, form):
        return _private(redirect("public:event-evaluate-thanks", number=number, secret=secret))
    context = {"event": event, "form": form, "verdict": event.can_evaluate()}
    return _private(render(request, "events/public/evaluate.html", context))


def _keep(request: HttpRequest, event: Event, form: EvaluationForm) -> Any:
    values = {
        "answers": form.answers,
        "text": form.cleaned_data["text"],
        "submission": str(form.cleaned_data["submission"]),
    }
    return run(form, lambda **_data: services.give_evaluation(event, by=request.user, **values))


@never_cache
@require_safe
def thanks(request: HttpRequest, number: str, secret: str) -> HttpResponse:
    """Thank somebody for saying what she thinks."""
    event = find(request, number)
    if not is_evaluation_secret(secret, event.pk):
        raise Http404
    return _private(render(request, "events/public/thanks.html", {"event": event}))


def _registration(request: HttpRequest, secret: str) -> Registration:
    if too_many(request, "event-link", limit=300, seconds=600):
        raise TooMany
    found = selectors.by_secret(secret)
    if found is None:
        raise Http404
    return found


def _invitation(request: HttpRequest, secret: str) -> Invitation:
    if too_many(request, "event-link", limit=300, seconds=600):
        raise TooMany
    found = selectors.invitation_by_secret(secret)
    if found is None or not found.event.is_published:
        raise Http404
    return found


def _language() -> str:
    return "en" if get_language() == "en" else "da"


def _private(response: HttpResponse) -> HttpResponse:
    """Let no search engine keep an address with a secret, and no other site hear of it."""
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response
