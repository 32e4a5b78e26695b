"""What the reporter is told by mail."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from roret.foundation.jobs import job


@job(attempts=5)
def send_receipt(*, notice_id: int, secret: str) -> None:
    """Tell that the notice has come, with the private link where the decision will stand."""
    with_link = settings.RORET_PUBLIC_URL + reverse("public:notice", args=[secret])
    _send(notice_id, "receipt", link=with_link)


@job(attempts=5)
def send_outcome(*, notice_id: int) -> None:
    """Tell what was decided, and why."""
    _send(notice_id, "outcome")


def _send(notice_id: int, name: str, **more: object) -> None:
    from roret.listen.notices.models import Notice

    notice = Notice.objects.select_related("contribution").get(pk=notice_id)
    if not notice.email:
        return
    with override(notice.language):
        subject = _("Your notice about response %(reference)s") % {"reference": notice.contribution.reference}
        text = render_to_string(
            f"notices/mail/{name}.txt", {"notice": notice, "site": settings.RORET_PUBLIC_URL, **more}
        )
        EmailMessage(subject, text, to=[notice.email]).send()
