"""What is sent to parties in the background."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from roret.foundation.authz import SYSTEM
from roret.foundation.jobs import every, job


@job(attempts=5)
def write_reminder(*, delivery_id: int) -> None:
    """Send one party its reminder."""
    from roret.listen.parties import services

    services.send_reminder(delivery_id, by=SYSTEM, write=_write)


@every(timedelta(hours=6))
@job()
def remind() -> int:
    """Remind those who are to be heard when the deadline is near."""
    from roret.listen.parties import services

    return services.remind_before_deadline()


def _write(party: Any) -> None:
    from roret.listen.parties.links import address_of

    context = {"party": party, "consultation": party.consultation, "link": address_of(party)}
    text = render_to_string("parties/mail/reminder.txt", {**context, "site": settings.RORET_PUBLIC_URL})
    subject = _("Reminder: %(title)s") % {"title": party.consultation.title}
    EmailMessage(subject, text, to=[party.email]).send()
