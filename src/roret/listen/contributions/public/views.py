"""What everybody sees of contributions: one's own by its private link, published ones, themes and official answers."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.foundation.doors import kept_for_guests
from roret.listen.contributions import selectors, services
from roret.listen.contributions.models import Answer, Contribution, Theme

PAGE = 25


def _by_secret(secret: str) -> Contribution:
    contribution = selectors.by_follow_secret(secret)
    if contribution is None:
        raise Http404
    return contribution


@never_cache
@require_safe
def follow(request: HttpRequest, secret: str) -> HttpResponse:
    """Show the sender what she sent, where it stands and what became of it; the link is hers alone."""
    contribution = _by_secret(secret)
    themes = selectors.themes_of(contribution.record).filter(grouped__contribution=contribution)
    context = {"contribution": contribution, "themes": themes, "secret": secret, **selectors.told_place(contribution)}
    response = render(request, "contributions/public/follow.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


@never_cache
@require_POST
def withdraw(request: HttpRequest, secret: str) -> HttpResponse:
    """Withdraw one's own contribution by its private link."""
    services.withdraw_contribution(_by_secret(secret), by=request.user, secret_known=True)
    messages.success(request, _("Your response has been withdrawn. It is no longer shown to others."))
    return redirect("public:follow", secret=secret)


@never_cache
@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, secret: str) -> HttpResponse:
    """Let a sender without an account have her words and name erased, after asking once."""
    contribution = _by_secret(secret)
    if request.method == "POST":
        services.erase_contribution(contribution, by=request.user, secret_known=True)
        messages.success(request, _("Your name, your e-mail and your words are erased."))
        return redirect("public:follow", secret=secret)
    return render(request, "contributions/public/erase.html", {"contribution": contribution, "secret": secret})


@require_safe
@kept_for_guests
def contribution(request: HttpRequest, reference: str) -> HttpResponse:
    """Show one published contribution, its themes, and what others have answered to it."""
    rows = (
        Contribution.objects.published()
        .visible_to(request.user)
        .select_related("record", "area", "reply_to", "place__area", "translation")
    )
    found = get_object_or_404(rows, reference=reference)
    replies = (
        Contribution.objects.published()
        .filter(reply_to=found)
        .select_related("area", "translation")
        .order_by("received_at")[:PAGE]
    )
    themes = Theme.objects.visible_to(request.user).filter(grouped__contribution=found).select_related("answer")
    context = {
        "contribution": found, "record": found.record, "replies": replies, "themes": themes,
        "place_map": _shown_place(found),
    }  # fmt: skip
    return render(request, "contributions/public/contribution.html", context)


def _shown_place(found: Contribution) -> Any:
    """Return the map of the place as others may see it."""
    place = getattr(found, "place", None)
    if place is None or place.hidden_at:
        return None
    return selectors.map_of_one(
        selectors.ground_of_record(found.record), place, place.shown_point, title=_("The place it is about")
    )


@require_safe
@kept_for_guests
def theme(request: HttpRequest, number: str) -> HttpResponse:
    """Show a theme: what it is about, the official answer, and every published response under it."""
    found = get_object_or_404(
        Theme.objects.visible_to(request.user).select_related("answer", "subject", "unit"), number=number
    )
    rows = (
        Contribution.objects.published()
        .filter(grouped__theme=found)
        .select_related("area", "translation")
        .order_by("reference")
    )
    page = Paginator(rows, PAGE).get_page(request.GET.get("side"))
    quotes = [quote for quote in found.quotes.select_related("contribution") if quote.stands]
    context = {"theme": found, "record": found, "page": page, "quotes": quotes}
    return render(request, "contributions/public/theme.html", context)


@require_safe
@kept_for_guests
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """Lead to the theme that the answer answers, where both are read together."""
    found = get_object_or_404(Answer.objects.visible_to(request.user).select_related("theme"), number=number)
    return redirect(f"{found.theme.get_absolute_url()}#answer")
