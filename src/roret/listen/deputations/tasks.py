"""What is written to those who asked to speak: that something has happened, and the private link; never what it is about."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from roret.foundation.jobs import job


@job(attempts=5)
def write_receipt(*, deputation_id: int) -> None:
    """Send the reference and the private link."""
    _write("receipt", deputation_id)


@job(attempts=5)
def write_news(*, deputation_id: int) -> None:
    """Say that there is news behind the private link."""
    _write("news", deputation_id)


def _write(name: str, deputation_id: int) -> None:
    from roret.listen.deputations.links import secret_of
    from roret.listen.deputations.models import Deputation

    deputation = Deputation.objects.get(pk=deputation_id)
    if not deputation.email:
        return
    with override("en" if deputation.language == "en" else "da"):
        link = settings.RORET_PUBLIC_URL + reverse("public:deputation-follow", args=[secret_of(deputation.submission)])
        subjects = {
            "receipt": _("We have received your request %(reference)s"),
            "news": _("News about your request %(reference)s"),
        }
        context = {"deputation": deputation, "link": link}
        text = render_to_string(f"deputations/mail/{name}.txt", context)
        EmailMessage(subjects[name] % {"reference": deputation.reference}, text, to=[deputation.email]).send()
