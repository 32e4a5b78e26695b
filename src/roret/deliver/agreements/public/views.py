"""What everybody sees of agreements: what each unit has promised, and what it carries out by that."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roret.deliver.agreements import selectors
from roret.deliver.agreements.models import Target
from roret.foundation.doors import kept_for_guests

PAGE = 20


@require_safe
@kept_for_guests
def index(request: HttpRequest) -> HttpResponse:
    """List the signed agreements, the latest period first."""
    page = Paginator(selectors.public_agreements(request.user), PAGE).get_page(request.GET.get("side"))
    crumbs = [(_("Front page"), "/"), (_("Agreements"), "")]
    return render(request, "agreements/public/index.html", {"page": page, "crumbs": crumbs})


@require_safe
@kept_for_guests
def agreement(request: HttpRequest, number: str) -> HttpResponse:
    """Show an agreement with its targets, and which decided actions each makes binding."""
    found = get_object_or_404(selectors.with_page(request.user), number=number)
    targets = [(target, selectors.cited_by(target)) for target in found.targets.all()]
    crumbs = [(_("Front page"), "/"), (_("Agreements"), reverse("public:agreement-list")), (str(found), "")]
    context = {"agreement": found, "record": found, "targets": targets, "crumbs": crumbs}
    return render(request, "agreements/public/agreement.html", context)


@require_safe
@kept_for_guests
def target(request: HttpRequest, number: str) -> HttpResponse:
    """Show one target: from where to where by when, what it makes binding, and how it goes."""
    rows = (
        Target.objects.visible_to(request.user)
        .select_related("agreement", "unit")
        .prefetch_related("upstream_links__upstream")
    )
    found = get_object_or_404(rows, number=number)
    crumbs = [(_("Front page"), "/"), (str(found.agreement), found.agreement.get_absolute_url()), (str(found), "")]
    context = {"target": found, "record": found, "cited": selectors.cited_by(found), "crumbs": crumbs}
    return render(request, "agreements/public/target.html", context)
