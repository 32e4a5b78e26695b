"""The reported responses, and deciding about them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, F, Min, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from roret.foundation import authz
from roret.foundation.doors import run
from roret.listen.contributions.models import Contribution
from roret.listen.notices import services
from roret.listen.notices.forms import DecideForm
from roret.listen.notices.models import Notice

PAGE = 30


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the reported responses: those that wait first, the oldest notice on top."""
    if not authz.allowed(request.user, "notices.decide_notice"):
        raise PermissionDenied("notices.decide_notice")
    mine = Notice.objects.visible_to(request.user).values("contribution")
    undecided = Q(notices__decided_at=None)
    rows = Contribution.objects.filter(pk__in=mine).select_related("record").annotate(
        count=Count("notices"), waiting=Count("notices", undecided), first=Min("notices__made_at", filter=undecided)
    )  # fmt: skip
    page = Paginator(rows.order_by(F("first").asc(nulls_last=True), "-pk"), PAGE).get_page(request.GET.get("side"))
    return render(request, "notices/staff/index.html", {"page": page})


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide about a response that was reported."""
    rows = Notice.objects.visible_to(request.user).select_related("contribution__record")
    found = get_object_or_404(rows, pk=pk)
    authz.require(request.user, "notices.decide_notice", found)
    form = DecideForm(request.POST or None)
    if form.is_valid() and (done := run(form, services.decide_notice, found, by=request.user)):
        words = ngettext(
            "Decided. %(count)d notice is answered.", "Decided. %(count)d notices are answered.", len(done)
        )
        messages.success(request, words % {"count": len(done)})
        return redirect("staff:contribution-detail", found.contribution.reference)
    return render(request, "notices/staff/decide.html", {"form": form, "notice": found, "heading": _("Decide")})
