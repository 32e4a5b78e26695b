"""What consultations do by themselves: go out, close, invite, and send receipts."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from roret.foundation.authz import SYSTEM
from roret.foundation.jobs import every, job


@every(timedelta(minutes=1))
@job(title=gettext_lazy("Publish and close consultations on time"))
def keep_time() -> None:
    """Publish what is due and close what has passed its deadline."""
    from roret.listen.consultations import services

    services.publish_due_consultations()
    services.close_due_consultations()


@job(attempts=3, title=gettext_lazy("Write to the parties of a consultation"))
def invite(*, consultation_id: int) -> None:
    """Write to the parties of a consultation that has gone out."""
    from roret.listen.consultations import services
    from roret.listen.consultations.models import Consultation

    services.invite_parties(Consultation.objects.get(pk=consultation_id), by=SYSTEM)


@job(attempts=5, title=gettext_lazy("Send a receipt"))
def send_receipt(*, contribution_id: int) -> None:
    """Send the sender her reference and her private follow link."""
    from roret.listen.contributions.follow_links import follow_secret
    from roret.listen.contributions.models import Contribution

    contribution = Contribution.objects.select_related("record").get(pk=contribution_id)
    if not contribution.email:
        return
    with override("en" if contribution.language == "en" else "da"):
        link = settings.RORET_PUBLIC_URL + reverse("public:follow", args=[follow_secret(contribution.submission)])
        subject = _("We have received your response %(reference)s") % {"reference": contribution.reference}
        _send("receipt", contribution.email, {"contribution": contribution, "link": link}, subject=subject)


@job(attempts=5, title=gettext_lazy("Send the link to a draft"))
def send_draft_link(*, consultation_id: int, address: str, link: str) -> None:
    """Send somebody the private link to what she has begun to write."""
    from roret.listen.consultations.models import Consultation

    consultation = Consultation.objects.get(pk=consultation_id)
    subject = _("Your draft to the consultation “%(title)s”") % {"title": consultation.title}
    _send("draft", address, {"consultation": consultation, "link": link}, subject=subject)


def _send(name: str, address: str, context: dict[str, object], *, subject: str) -> None:
    text = render_to_string(f"consultations/mail/{name}.txt", {**context, "site": settings.RORET_PUBLIC_URL})
    EmailMessage(subject, text, to=[address]).send()
