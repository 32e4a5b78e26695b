"""What is sent to parties in the background."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.foundation.authz import SYSTEM
from roret.foundation.jobs import every, job
from roret.listen.parties.enums import Purpose


@job(attempts=5, title=gettext_lazy("Write to a party"))
def write(*, delivery_id: int) -> None:
    """Send one party the mail of a delivery."""
    from roret.listen.parties import services

    services.send_delivery(delivery_id, by=SYSTEM, write=_write)


@every(timedelta(hours=6))
@job(title=gettext_lazy("Remind those who have not answered"))
def remind() -> int:
    """Remind those who are to be heard when the deadline is near."""
    from roret.listen.parties import services

    return services.remind_before_deadline()


def _write(delivery: Any) -> None:
    from roret.listen.parties.links import address_of

    party, purpose = delivery.party, Purpose(delivery.purpose)
    context = {"party": party, "consultation": party.consultation, "link": address_of(party)}
    text = render_to_string(f"parties/mail/{purpose}.txt", {**context, "site": settings.RORET_PUBLIC_URL})
    subjects = {
        Purpose.INVITATION: _("Consultation: %(title)s"),
        Purpose.REMINDER: _("Reminder: %(title)s"),
        Purpose.NEW_LINK: _("New link: %(title)s"),
    }
    EmailMessage(subjects[purpose] % {"title": party.consultation.title}, text, to=[party.email]).send()
