"""The register of processing, and what has been and will be erased."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from roret.foundation import authz
from roret.foundation.privacy import selectors
from roret.foundation.privacy.models import Certificate
from roret.foundation.privacy.services.retention import preview
from roret.foundation.privacy.subjects import retentions

PAGE = 50


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Show the register of processing (GDPR article 30), made from the tables themselves."""
    authz.require(request.user, "privacy.view_register")
    facts = [
        (_("Data controller"), settings.RORET_MUNICIPALITY["name"]),
        (
            _("Whom it is about"),
            _("Citizens, members of councils and committees, staff, and those who write to the municipality"),
        ),
        (_("Who receives it"), _("Staff by role in their unit. Others only what the sender agreed to publish.")),
        (_("Countries outside the EU"), _("None")),
        (
            _("Security"),
            _(
                "Roles with an end date, a second step for staff, a sealed journal, encrypted transport, erasure by itself"
            ),
        ),
    ]
    headers = [_("Table"), _("Purpose"), _("Personal"), _("Sensitive"), _("Secret"), _("Kept")]
    context = {"facts": facts, "headers": headers, "activities": selectors.register()}
    return render(request, "privacy/staff/register.html", context)


@never_cache
@require_safe
def erasures(request: HttpRequest) -> HttpResponse:
    """Show what tonight's erasure will take, and the certificates of the past."""
    authz.require(request.user, "privacy.view_erasure")
    page = Paginator(Certificate.objects.visible_to(request.user), PAGE).get_page(request.GET.get("side"))
    titles = {kind.name: str(kind.title) for kind in retentions()} | {"person": _("Everything about a person")}
    rows = [
        (one.made_at, titles.get(one.register, one.register), one.get_reason_display(), one.count, one.made_by)
        for one in page
    ]
    context = {"due": [(due.title, due.count) for due in preview()], "rows": rows, "page": page}
    return render(request, "privacy/staff/erasures.html", context)
