"""“My data”: what is known about me, to fetch and to have erased."""

import tempfile

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roret.foundation.doors import run
from roret.foundation.errors import TooMany
from roret.foundation.privacy import services
from roret.foundation.privacy.forms import EraseForm
from roret.foundation.privacy.services.erasing import obstacles_for
from roret.foundation.privacy.services.exporting import sizes_about
from roret.foundation.privacy.subjects import subjects
from roret.foundation.rates import too_many

IN_MEMORY = 5 * 1024 * 1024


@never_cache
@login_required
@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    """Show what kinds of things are known, and offer to fetch or erase them."""
    return render(request, "privacy/public/my_data.html", {"known": sizes_about(request.user)})


@login_required
@require_POST
def fetch(request: HttpRequest) -> HttpResponse | FileResponse:
    """Give it all as a ZIP; a POST, because it is journalled."""
    if too_many(request, "my-data", limit=10, seconds=3600):
        return render(request, "privacy/public/my_data.html", {"error": TooMany()}, status=429)
    stream = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 — the response closes it
    services.write_export(request.user, by=request.user, stream=stream)
    stream.seek(0)
    response = FileResponse(stream, as_attachment=True, filename="mine-data.zip", content_type="application/zip")
    response["Cache-Control"] = "private, no-store"
    return response


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Say what goes and what stays, ask, and on a confirmed POST forget the person and sign her out."""
    form = EraseForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        person = request.user
        if run(form, lambda **_data: services.erase_person(person, by=person)):
            logout(request)
            return redirect("public:my-data-erased")
    context = {"form": form, "subjects": subjects(), "obstacles": obstacles_for(request.user)}
    return render(request, "privacy/public/erase.html", context)


@never_cache
@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """Say that it is done."""
    return render(request, "privacy/public/erased.html")
