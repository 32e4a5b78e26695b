"""How allauth signs people in and out of Roret, and how the person of a request is read."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest  # noqa: TID251 — allauth's door
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from roret.commons.people.models import User
from roret.foundation import authz


class AccountAdapter(DefaultAccountAdapter):
    """Leads each person to the face she works in, and says what helps when signing in fails."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": _(
            "There have been too many attempts with this e-mail. Wait five minutes and try again, or choose a new password "
            "with “Forgot your password?”."
        ),
        "email_password_mismatch": _("The e-mail or the password is wrong. Check both, also capital letters."),
        "rate_limited": _("You are going too fast. Wait a minute and try again."),
    }

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return the workspace for staff, the member side for members, and “my page” for citizens."""
        standing = authz.standing_of(request.user)
        if standing.is_staff:
            return first_address("staff:today", "staff:day")
        return first_address("member:home") if standing.member_units else first_address("public:my-page")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Return the front page."""
        return first_address("public:front")

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """Do nothing: people sign in with their e-mail."""

    def clean_password(self, password: str, user: Any = None) -> str:
        """Take any password that is hard to guess; PostgreSQL cannot keep a NUL, and nobody types one."""
        if "\x00" in password:
            raise ValidationError(_("The password contains a character that cannot be used."))
        return super().clean_password(password, user)

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 — allauth's signature
        """Keep the name that was given at sign-up, and the language it was given in."""
        user.name = form.cleaned_data.get("name", "")
        if request.LANGUAGE_CODE in dict(settings.LANGUAGES):
            user.language = request.LANGUAGE_CODE
        return super().save_user(request, user, form, commit)

    def format_email_subject(self, subject: str) -> str:
        """Begin the subject with the municipality's name."""
        return f"{settings.RORET_MUNICIPALITY['name']}: {subject}"


class PersonBackend(AuthenticationBackend):
    """allauth's own; the person of a request is read together with what she stands on, which every page asks."""

    def get_user(self, user_id: int) -> User | None:
        """Return the person of a session, if she may still sign in."""
        person = User.objects.with_standing().filter(pk=user_id).first()
        return person if person and self.user_can_authenticate(person) else None


def first_address(*names: str) -> str:
    """Return the first of the named pages that this installation has, else the front page."""
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return "/"
