"""What may be done to a division beside editing it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from roret.commons.areas import services
from roret.commons.areas.forms import OutlinesForm
from roret.commons.areas.models import Division
from roret.foundation import authz
from roret.foundation.errors import DomainError, ImportRefused


@require_http_methods(["GET", "HEAD", "POST"])
def outlines(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the outlines of a division's areas from a map file."""
    division = get_object_or_404(Division.objects.visible_to(request.user), pk=pk)
    if not authz.allowed(request.user, "areas.update_division", division):
        raise PermissionDenied("areas.update_division")
    form = OutlinesForm(request.POST or None, request.FILES or None)
    if form.is_valid() and _read(request, division, form):
        return redirect("staff:division-detail", pk)
    crumbs = [
        (_("Divisions"), reverse("staff:division-list")),
        (str(division), reverse("staff:division-detail", args=[pk])),
        (_("Outlines"), ""),
    ]
    texts = {
        "heading": _("Outlines of %(name)s") % {"name": division},
        "lead": _("The file names each area by name or code. Either all of it is read, or nothing."),
        "submit": _("Read the file"),
    }
    return render(request, "staff/act.html", {"thing": division, "form": form, "crumbs": crumbs, **texts})


def _read(request: HttpRequest, division: Division, form: OutlinesForm) -> bool:
    file = form.cleaned_data["file"]
    try:
        drawn = services.import_outlines(
            division, by=request.user, content=file.read(), name=file.name, create=form.cleaned_data["create"]
        )
    except ImportRefused as error:
        for problem in error.problems[:50]:
            form.add_error("file", str(problem))
        return False
    except DomainError as error:
        form.add_error("file", str(error))
        return False
    done = ngettext("%(count)s area has its outline.", "%(count)s areas have their outlines.", len(drawn))
    messages.success(request, done % {"count": len(drawn)})
    return True
