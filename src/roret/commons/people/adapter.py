"""How allauth signs people in and out of Roret."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

from roret.foundation import authz


class AccountAdapter(DefaultAccountAdapter):
    """Leads each person to the face she works in."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return the workspace for staff, the member side for members, and “my page” for citizens."""
        standing = authz.standing_of(request.user)
        if standing.is_staff:
            return reverse("staff:today")
        return reverse("member:home") if standing.member_units else reverse("public:my-page")

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 — allauth's signature
        """Keep the name that was given at sign-up."""
        user.name = form.cleaned_data.get("name", "")
        return super().save_user(request, user, form, commit)
