"""What events do by themselves: write to those who come, remind them, and ask what they think."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from roret.foundation.jobs import every, job


@every(timedelta(minutes=15))
@job()
def keep_time() -> None:
    """Remind those who come, and ask those who came."""
    from roret.listen.events import services

    services.remind_guests()
    services.ask_after_events()


@job(attempts=5)
def write_to_guest(*, registration_id: int, letter: str) -> None:
    """Write to one who has registered."""
    from roret.listen.events.follow_links import evaluation_secret, registration_secret
    from roret.listen.events.models import Registration

    registration = Registration.objects.select_related("event__unit").get(pk=registration_id)
    if not registration.email:
        return
    event, own = registration.event, registration_secret(registration.submission)
    with override("en" if registration.language == "en" else "da"):
        address, values = "public:event-registration", [own]
        if letter == "evaluation":
            address, values = "public:event-evaluate", [event.number, evaluation_secret(event.pk)]
        context = {
            "registration": registration,
            "event": event,
            "link": settings.RORET_PUBLIC_URL + reverse(address, args=values),
        }
        _send(letter, registration.email, context, subject=_subject(letter) % {"title": event})


@job(attempts=5)
def write_invitation(*, invitation_id: int) -> None:
    """Send one invitation with its private link."""
    from roret.listen.events.follow_links import invitation_secret
    from roret.listen.events.models import Invitation

    invitation = Invitation.objects.select_related("event__unit").get(pk=invitation_id)
    if not invitation.email or invitation.erased_at:
        return
    link = settings.RORET_PUBLIC_URL + reverse("public:event-invitation", args=[invitation_secret(invitation.seed)])
    context = {"invitation": invitation, "event": invitation.event, "link": link}
    _send(
        "invitation", invitation.email, context, subject=_("You are invited: %(title)s") % {"title": invitation.event}
    )


@job(attempts=5)
def write_uninvited(*, invitation_id: int) -> None:
    """Tell one who was invited and has not registered that the event is cancelled."""
    from roret.listen.events.models import Invitation

    invitation = Invitation.objects.select_related("event__unit").get(pk=invitation_id)
    if invitation.email and not invitation.erased_at:
        context = {"event": invitation.event, "link": settings.RORET_PUBLIC_URL + invitation.event.get_absolute_url()}
        _send("cancelled", invitation.email, context, subject=_subject("cancelled") % {"title": invitation.event})


def _subject(letter: str) -> str:
    return {
        "receipt": _("Your registration: %(title)s"),
        "promoted": _("You have got a seat: %(title)s"),
        "moved": _("New time or place: %(title)s"),
        "cancelled": _("Cancelled: %(title)s"),
        "reminder": _("Remember: %(title)s"),
        "evaluation": _("What did you think of “%(title)s”?"),
    }[letter]


def _send(name: str, address: str, context: dict[str, object], *, subject: str) -> None:
    text = render_to_string(f"events/mail/{name}.txt", {**context, "site": settings.RORET_PUBLIC_URL})
    EmailMessage(" ".join(subject.split()), text, to=[address]).send()
