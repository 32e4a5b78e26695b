"""What is done in the background for persons."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from roret.foundation.jobs import job


@job(attempts=5, first_delay=timedelta(minutes=1), title=_("Send an invitation to sign in"))
def send_invitation(person_id: int) -> None:
    """Send the link where a new person chooses her password; the link works once and for a few days."""
    from roret.commons.people.invitations import mail_invitation

    mail_invitation(person_id)
