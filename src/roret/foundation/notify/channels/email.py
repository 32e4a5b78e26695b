"""E-mail, with text and simple HTML, and the headers that let a mail program offer “unsubscribe” (RFC 2369, RFC 8058)."""

import smtplib
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.utils.translation import gettext_lazy as _

from roret.foundation.jobs import TemporaryFailure
from roret.foundation.notify.channels.base import Channel, Refused

PERMANENT = 500


class EmailChannel(Channel):
    """Sends through the mail server named in the settings."""

    key = "email"
    label = _("E-mail")

    def __init__(self) -> None:
        """Begin without a connection."""
        self._connection: Any = None

    def open(self) -> None:
        """Connect to the mail server."""
        connection = get_connection()
        try:
            connection.open()
        except (smtplib.SMTPException, OSError) as error:
            raise TemporaryFailure(f"mail server: {error}") from error
        self._connection = connection

    def send(self, digest: Any) -> None:
        """Send one e-mail; the same digest always has the same Message-ID, so that a mail server can see a repetition."""
        try:
            message(digest, connection=self._connection).send()
        except smtplib.SMTPRecipientsRefused as error:
            raise _verdict(max(code for code, _text in error.recipients.values())) from error
        except smtplib.SMTPResponseException as error:
            raise TemporaryFailure(f"mail server answered {error.smtp_code}") from error
        except (smtplib.SMTPException, OSError) as error:
            raise TemporaryFailure(f"mail server: {error}") from error

    def close(self) -> None:
        """Disconnect."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def message(digest: Any, *, connection: Any = None) -> EmailMultiAlternatives:
    """Return the e-mail with its headers."""
    recipient = digest.recipient
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"
    headers = {
        "Message-ID": f"<digest-{digest.pk}-{digest.made_at:%Y%m%d%H%M%S}@{domain}>",
        "List-Unsubscribe": f"<{settings.RORET_PUBLIC_URL}{recipient.unsubscribe_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
        "Content-Language": recipient.language,
    }
    mail = EmailMultiAlternatives(
        digest.subject, digest.text, to=[recipient.address], headers=headers, connection=connection
    )
    mail.attach_alternative(digest.html, "text/html")
    return mail


def _verdict(code: int) -> Exception:
    text = f"mail server answered {code}"
    return Refused(text) if code >= PERMANENT else TemporaryFailure(text)
