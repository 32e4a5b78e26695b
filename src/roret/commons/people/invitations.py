"""The link where a new person chooses her password, and the letter that carries it."""

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from roret.commons.people.models import User


def password_link(person: User) -> str:
    """Return the address where ``person`` chooses a password; works once, for as long as ``PASSWORD_RESET_TIMEOUT`` says."""
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(person)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": token})
    return f"{settings.RORET_PUBLIC_URL}{path}"


def mail_invitation(person_id: int) -> None:
    """Write to a person who has never signed in; harmless when repeated, silent when she has signed in since."""
    person = User.objects.can_sign_in().filter(pk=person_id, last_login=None).first()
    if person is None:
        return
    with translation.override(person.language):
        municipality = settings.RORET_MUNICIPALITY["name"]
        subject = _("Your access to %(municipality)s") % {"municipality": municipality}
        text = render_to_string(
            "people/mail/invitation.txt", {"link": password_link(person), "municipality": municipality}
        )
        send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [person.email])
