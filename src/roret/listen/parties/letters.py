"""Letters to parties without an e-mail address, as one PDF for the printer."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from roret.foundation import clock
from roret.foundation.typesetting import Typesetting, typeset
from roret.foundation.typesetting.qr_codes import qr_code
from roret.listen.consultations.enums import PartyRight
from roret.listen.consultations.models import Consultation
from roret.listen.parties.enums import Purpose
from roret.listen.parties.links import address_of
from roret.listen.parties.models import Delivery

HERE = Path(__file__).parent


def letters(consultation: Consultation, deliveries: Sequence[Delivery]) -> bytes:
    """Return the letters, a page each, tagged and with the party's own link as text and as QR code."""
    pages, files = [], {}
    for number, delivery in enumerate(deliveries):
        address = address_of(delivery.party)
        files[f"qr-{number}.svg"] = qr_code(address)
        pages.append({**_words(delivery), "address": address.split("//")[-1], "qr": f"qr-{number}.svg"})
    data = {
        "language": get_language() or "da",
        "municipality": settings.RORET_MUNICIPALITY["name"],
        "colour": settings.RORET_MUNICIPALITY["colour"] or "#0b5b62",
        "title": str(consultation),
        "unit": str(consultation.unit),
        "contact": consultation.contact,
        "day": date_format(timezone.localtime(clock.now()), "j. F Y"),
        "number": consultation.number,
        "letters": pages,
    }
    return typeset(HERE / "letter.typ", data, options=Typesetting(seconds=120, files=files))


def _words(delivery: Delivery) -> dict[str, Any]:
    party, consultation = delivery.party, delivery.party.consultation
    ends = date_format(timezone.localtime(consultation.ends_at), "l j. F Y") if consultation.ends_at else ""
    heard = party.right == PartyRight.HEARD
    said = {"title": consultation, "day": ends}
    if delivery.purpose == Purpose.REMINDER:
        text = _("We have not heard from you about “%(title)s”. You can answer up to and including %(day)s.")
    elif delivery.purpose == Purpose.NEW_LINK:
        text = _(
            "Here is your new link to “%(title)s”. The old one no longer works. Answer up to and including %(day)s."
        )
    elif heard:
        text = _("You have a right to be heard in the consultation “%(title)s”. Answer up to and including %(day)s.")
    else:
        text = _("For your information: the consultation “%(title)s” has opened. You need not answer.")
    how = (
        _("Scan the code, or write the address. There you can answer, or say that you have no remarks.")
        if heard
        else ""
    )
    return {"to": party.name, "heading": str(consultation), "text": text % said, "how": how}
