"""Only in the demo: change persona with one click, and see every message that would have been sent.

None of this exists in production: ``shell.urls`` leaves the addresses out, and each page asks again.
"""

from collections.abc import Callable
from datetime import UTC
from email import message_from_bytes, policy
from functools import wraps
from pathlib import Path
from typing import Any

from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from roret.commons.people.adapter import AccountAdapter
from roret.commons.people.models import User
from roret.shell.personas import personas

BACKEND = "roret.commons.people.adapter.PersonBackend"
PAGE = 30
NEWEST = 200
View = Callable[..., HttpResponse]


def only_in_demo(view: View) -> View:
    """Answer “not found” anywhere but in the demo."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return never_cache(guarded)


@only_in_demo
@require_safe
def persona_list(request: HttpRequest) -> HttpResponse:
    """Show the personas, each with a button that signs in as that person."""
    present = set(
        User.objects.can_sign_in().filter(email__in=[one.email for one in personas()]).values_list("email", flat=True)
    )
    return render(
        request, "shell/demo_personas.html", {"personas": [one for one in personas() if one.email in present]}
    )


@only_in_demo
@require_POST
def become(request: HttpRequest, key: str) -> HttpResponse:
    """Sign in as a persona of the demo; nobody else can be chosen here."""
    persona = next((one for one in personas() if one.key == key), None)
    if persona is None:
        raise Http404
    person = get_object_or_404(User.objects.can_sign_in(), email=persona.email)
    login(request, person, backend=BACKEND)
    UserSession.objects.create_from_request(request)
    messages.info(request, _("You are now %(name)s.") % {"name": person})
    target = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(target, {request.get_host()}):
        return redirect(target)
    return redirect(AccountAdapter().get_login_redirect_url(request))


@only_in_demo
@require_safe
def message_list(request: HttpRequest) -> HttpResponse:
    """Show every message that would have been sent: digests and letters, the newest first."""
    found = sorted(
        [*_digests(), *_letters(Path(settings.EMAIL_FILE_PATH))], key=lambda one: str(one["at"]), reverse=True
    )
    page = Paginator(found, PAGE).get_page(request.GET.get("side"))
    return render(request, "shell/demo_messages.html", {"page": page})


def _digests() -> list[dict[str, Any]]:
    rows = apps.get_model("notify", "Digest").objects.select_related("recipient__user").order_by("-made_at")[:NEWEST]
    return [
        {
            "at": row.made_at.isoformat(), "moment": row.made_at, "subject": row.subject, "text": row.text,
            "to": row.recipient.email or getattr(row.recipient.user, "email", ""), "channel": row.channel,
        }
        for row in rows
    ]  # fmt: skip


def _letters(folder: Path) -> list[dict[str, Any]]:
    """Read the files that Django's file backend wrote: one or more letters in each."""
    files = (
        sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)[:NEWEST]
        if folder.is_dir()
        else []
    )
    return [_letter(text) for file in files for text in file.read_bytes().split(b"-" * 79) if text.strip()]


def _letter(text: bytes) -> dict[str, Any]:
    letter = message_from_bytes(text.lstrip(), policy=policy.default)
    body = letter.get_body(("plain",))
    written = letter["Date"].datetime if letter["Date"] else None
    moment = written.replace(tzinfo=UTC) if written else None  # Django dates its mails in UTC
    return {
        "at": moment.isoformat() if moment else "", "moment": moment, "subject": str(letter["Subject"] or ""),
        "text": body.get_content() if body else "", "to": str(letter["To"] or ""), "channel": "email",
    }  # fmt: skip


urlpatterns = [
    path("demo/", persona_list, name="demo-personas"),
    path("demo/persona/<slug:key>/", become, name="demo-persona"),
    path("demo/beskeder/", message_list, name="demo-messages"),
]
