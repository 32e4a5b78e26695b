"""The tables of other people's libraries: what they hold about people, said here because they do not say it themselves."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Outside:
    """One table of a library: what it is for, what it holds about people, and when that goes."""

    label: str
    title: object
    purpose: object
    personal: object = ""
    secret: object = ""
    kept: object = ""


_until_erased = _("Until the person is erased")
OUTSIDE = (
    Outside("account.EmailAddress", _("E-mail addresses"), _("Signing in"), _("E-mail, whether it is confirmed"), kept=_until_erased),
    Outside("account.EmailConfirmation", _("Confirmations"), _("Signing in"), secret=_("Key of a link"), kept=_("3 days")),
    Outside("mfa.Authenticator", _("Second step"), _("Signing in"), secret=_("Key of the second step, encrypted"), kept=_until_erased),
    Outside(
        "usersessions.UserSession", _("Where one is signed in"), _("Letting a person see and end her sessions"),
        _("Internet address, browser, time"), kept=_("8 hours after the last use"),
    ),
    Outside("sessions.Session", _("Session keys"), _("Keeping a person signed in"), secret=_("Key of the session"), kept=_("8 hours")),
    Outside("auth.Group", _("Groups"), _("Not used")),
    Outside("auth.Permission", _("Permissions"), _("Not used")),
    Outside("contenttypes.ContentType", _("Kinds of table"), _("Technical")),
    Outside(
        "django_tasks_database.DBTaskResult", _("Work in the background"), _("Doing work later"),
        _("Numbers of what is worked on; no names"), kept=_("30 days"),
    ),
    Outside("admin.LogEntry", _("Log of the technical administration"), _("Technical"), _("Who changed what"), kept=_("5 years")),
)  # fmt: skip


def unclassified_tables() -> list[str]:
    """Return the tables of libraries that nobody has described here; an architecture test holds this empty."""
    from django.apps import apps

    known = {outside.label for outside in OUTSIDE}
    others = (model for model in apps.get_models() if not model.__module__.startswith("roret."))
    return sorted({model._meta.label for model in others} - known)
