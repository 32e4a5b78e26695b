"""The public page “who may what”."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from roret.foundation.authz.who_may_what import who_may_what_context
from roret.foundation.doors import kept_for_guests


@require_safe
@kept_for_guests
def who_may_what(request: HttpRequest) -> HttpResponse:
    """Show everybody which role may do what."""
    return render(request, "authz/public/who_may_what.html", who_may_what_context(request))
