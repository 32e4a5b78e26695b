"""Responding by the web: write, be warned about personal data, send once, and get a receipt."""

import secrets
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.foundation.doors import run
from roret.foundation.files.services import receive_files
from roret.foundation.rates import too_many
from roret.listen.consultations import additions, services, tasks
from roret.listen.consultations.models import Consultation
from roret.listen.consultations.public import sent_before
from roret.listen.consultations.public.views import crumbs, find
from roret.listen.contributions import selectors as contributions
from roret.listen.contributions.forms import ContributionForm
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.services import discard_draft, save_draft

DRAFTED = (
    "text", "position", "capacity", "organisation", "name", "email", "age_band", "publication", "submission", "reply_to",
    "place", "place_area", "rough_place", "language",
)  # fmt: skip


@never_cache
@require_http_methods(["GET", "POST"])
def respond(request: HttpRequest, number: str) -> HttpResponse:
    """Show the form, keep a draft, or take the response."""
    consultation = find(request, number)
    verdict = consultation.can_respond()
    if not verdict:
        return render(
            request,
            "consultations/public/closed.html",
            {"consultation": consultation, "verdict": verdict},
            status=409 if request.POST else 200,
        )
    form = _form(request, consultation)
    if request.method == "POST" and "draft" in request.POST:
        return _keep_draft(request, consultation, form)
    if request.method == "POST" and too_many(request, "respond", limit=60, seconds=600):
        form.is_valid()
        form.add_error(
            None,
            _(
                "Many responses have come from here in a short time. Wait ten minutes and send again. Your text is still here."
            ),
        )
    elif request.method == "POST" and form.is_valid() and (receipt := _send(request, consultation, form)):
        _forget_draft(request, consultation)
        additions.forget(request.session, consultation)
        answer = redirect("public:consultation-receipt", number=number, secret=receipt.secret)
        return sent_before.remember(answer, request, receipt.contribution.submission)
    elif request.method == "POST" and not form.is_valid():
        additions.point_out_silence(form)
    if form.errors and request.FILES and "files" not in form.errors:
        names = ", ".join(upload.name for upload in request.FILES.getlist("files"))
        form.add_error("files", _("Choose the files again before you send: %(names)s.") % {"names": names})
    context = {
        "consultation": consultation,
        "form": form,
        "added": additions.added_fields(form),
        "reply_to": _reply_to(request, consultation),
        "crumbs": crumbs((str(consultation), consultation.get_absolute_url()), (_("Respond"), "")),
    }
    return render(request, "consultations/public/respond.html", context)


@never_cache
@require_safe
def receipt(request: HttpRequest, number: str, secret: str) -> HttpResponse:
    """Show the receipt: the reference and the private link, which is shown here and in the receipt mail only."""
    contribution = contributions.by_follow_secret(secret)
    if contribution is None or contribution.record.number != number:
        raise Http404
    context = {"contribution": contribution, "secret": secret, "consultation": contribution.record}
    return render(request, "consultations/public/receipt.html", context)


def _form(request: HttpRequest, consultation: Consultation, *, blank: bool = False) -> Any:
    data, files = (None, None) if blank else (request.POST or None, request.FILES or None)
    form = ContributionForm(data, files, asked_by=consultation, initial=_initial(request, consultation))
    return additions.extend(form, consultation, request.session)


def _send(request: HttpRequest, consultation: Consultation, form: ContributionForm) -> object:
    if not additions.is_free_of_personal_data(form):
        return None
    files = (
        run(form, lambda **_data: receive_files(form.cleaned_data["files"], by=request.user))
        if form.cleaned_data["files"]
        else []
    )
    if files is None:
        return None
    content = form.content(files=files, reply_to=_reply_to(request, consultation))
    content = additions.complete(form, content, consultation)
    if content is None:
        return None
    also = additions.keepers(form, consultation, by=request.user)
    number = sent_before.number_of(request, form.cleaned_data["submission"])
    return run(
        form,
        lambda **_data: services.respond(consultation, by=request.user, content=content, also=also, submission=number),
    )


def _initial(request: HttpRequest, consultation: Consultation) -> dict[str, object]:
    drafted = contributions.draft_of(_draft_key(request, consultation)) or {}
    person = {"name": request.user.name, "email": request.user.email} if request.user.is_authenticated else {}
    return {
        **person,
        **drafted,
        "reply_to": request.GET.get("reply_to", drafted.get("reply_to", "")),
        "language": request.GET.get("sprog", drafted.get("language", "")),
    }


def _reply_to(request: HttpRequest, consultation: Consultation) -> Contribution | None:
    reference = request.POST.get("reply_to") or request.GET.get("reply_to")
    return contributions.published_on(consultation).filter(reference=reference).first() if reference else None


def _draft_key(request: HttpRequest, consultation: Consultation) -> str:
    return request.session.get(_draft_name(consultation), "")


def _keep_draft(request: HttpRequest, consultation: Consultation, form: Any) -> HttpResponse:
    """Keep what was typed, and show the private link with which she goes on from any machine."""
    key = _draft_key(request, consultation) or secrets.token_urlsafe(24)
    request.session[_draft_name(consultation)] = key
    data = {name: request.POST.get(name, "")[:50_000] for name in DRAFTED} | additions.drafted(form, request.POST)
    save_draft(consultation, by=request.user, key=key, data=data)
    if request.htmx or request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(_("Draft saved"), content_type="text/plain; charset=utf-8")
    link = settings.RORET_PUBLIC_URL + reverse("public:consultation-draft", args=[consultation.number, key])
    blank = _form(request, consultation, blank=True)
    mailed_to = _mail_link(request, consultation, link=link, address=data["email"])
    context = {
        "consultation": consultation,
        "form": blank,
        "added": additions.added_fields(blank),
        "draft_link": link,
        "mailed_to": mailed_to,
        "not_mailed": request.POST.get("draft") == "mail" and not mailed_to,
        "similar": contributions.similar_published(consultation, data["text"]),
        "crumbs": crumbs((str(consultation), consultation.get_absolute_url()), (_("Respond"), "")),
    }
    return _private(render(request, "consultations/public/respond.html", context))


def _mail_link(request: HttpRequest, consultation: Consultation, *, link: str, address: str) -> str:
    """Send the link to the address in the form when she asked for it; return where it went."""
    if request.POST.get("draft") != "mail" or too_many(request, "draft-mail", limit=5, seconds=600):
        return ""
    try:
        validate_email(address)
    except ValidationError:
        return ""
    tasks.send_draft_link.enqueue(consultation_id=consultation.pk, address=address, link=link)
    return address


@never_cache
@require_safe
def draft(request: HttpRequest, number: str, secret: str) -> HttpResponse:
    """Take up a draft where it was left, on this machine too."""
    consultation = find(request, number)
    if contributions.draft_of(secret) is None:
        context = {"consultation": consultation}
        return _private(render(request, "consultations/public/draft_gone.html", context, status=404))
    request.session[_draft_name(consultation)] = secret
    return _private(redirect("public:consultation-respond", number=number))


@never_cache
@require_POST
def similar(request: HttpRequest, number: str) -> HttpResponse:
    """Show published responses that say much the same as what is being written; nothing of it is kept."""
    consultation = find(request, number)
    if too_many(request, "similar", limit=200, seconds=600):
        return HttpResponse(status=204)
    found = contributions.similar_published(consultation, request.POST.get("text", ""))
    return render(request, "consultations/public/similar.html", {"similar": found, "consultation": consultation})


def _forget_draft(request: HttpRequest, consultation: Consultation) -> None:
    key = request.session.pop(_draft_name(consultation), "")
    if key:
        discard_draft(consultation, by=request.user, key=key)


def _draft_name(consultation: Consultation) -> str:
    return f"draft-{consultation.pk}"


def _private(response: HttpResponse) -> HttpResponse:
    """Let no search engine keep an address with a secret."""
    response["X-Robots-Tag"] = "noindex"
    return response
