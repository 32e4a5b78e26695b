"""What the reporter is told by mail."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from roret.foundation.jobs import job

WAIT = timedelta(minutes=11)
"""A little longer than what was decided about many can be taken back."""


@job(attempts=5, title=gettext_lazy("Send the receipt of a notice"))
def send_receipt(*, notice_id: int, secret: str) -> None:
    """Tell that the notice has come, with the private link where the decision will stand."""
    with_link = settings.RORET_PUBLIC_URL + reverse("public:notice", args=[secret])
    _send(notice_id, "receipt", link=with_link)


@job(attempts=5, title=gettext_lazy("Tell a sender that her response is hidden"))
def tell_sender(*, contribution_id: int) -> None:
    """Tell the sender of a hidden response what was done, why, and what she can do (Digital Services Act, article 17)."""
    from roret.listen.contributions.enums import Moderation
    from roret.listen.contributions.follow_links import follow_secret
    from roret.listen.contributions.models import Contribution

    found = Contribution.objects.select_related("record__unit").get(pk=contribution_id)
    if found.moderation != Moderation.HIDDEN or not found.email:
        return
    with override("en" if found.language == "en" else "da"):
        link = settings.RORET_PUBLIC_URL + reverse("public:follow", args=[follow_secret(found.submission)])
        subject = _("Your response %(reference)s is not shown") % {"reference": found.reference}
        text = render_to_string("notices/mail/hidden.txt", {"contribution": found, "link": link})
        EmailMessage(subject, text, to=[found.email]).send()


@job(attempts=5, title=gettext_lazy("Send the decision on a notice"))
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
