"""Posters and paper forms as PDFs for the printer."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from roret.commons.areas.selectors import squares_map
from roret.foundation.i18n.languages import offered
from roret.foundation.typesetting import Typesetting, typeset
from roret.foundation.typesetting.qr_codes import qr_code
from roret.foundation.ui.markdown import to_html
from roret.foundation.ui.svg.area_map import drawn_for_print
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.enums import Capacity, PlaceAsked, Position, Publication
from roret.listen.contributions.selectors import ground_of_record

HERE = Path(__file__).parent


def poster(consultation: Consultation) -> bytes:
    """Return the A4 poster: what it is about, until when, and the way to it as a QR code and as an address."""
    address = public_address(consultation)
    data = {**_common(consultation), "call": _("Say what you think"), "scan": _("Scan the code or write the address")}
    options = Typesetting(seconds=30, files={"qr.svg": qr_code(address)})
    return typeset(HERE / "poster.typ", data, options=options)


def paper_forms(consultation: Consultation, codes: list[str]) -> bytes:
    """Return the forms, two pages each, with their codes at the foot of both."""
    data = {**_common(consultation), "codes": codes, "words": _words(), "choices": _choices()}
    data["question"] = _plain(consultation.question)
    data["contact"] = consultation.contact
    data["languages"] = _languages(consultation)
    files = {"qr.svg": qr_code(public_address(consultation)), **_map(consultation)}
    data["map"], data["areas_too"] = "map.svg" in files, consultation.place_asked == PlaceAsked.AREA
    options = Typesetting(seconds=120, files=files)
    return typeset(HERE / "paper_form.typ", data, options=options)


def _languages(consultation: Consultation) -> str:
    """Say in which languages one may write, each by its own name; nothing where it is Danish and English only."""
    names = ", ".join(name for _code, name in offered(consultation.languages))
    return _("You may write in %(languages)s.") % {"languages": names} if consultation.languages else ""


def _map(consultation: Consultation) -> dict[str, bytes]:
    """Return the map in squares where a place may be told; nothing where nobody asks, or no outline is known."""
    known = ground_of_record(consultation) if consultation.place_asked else None
    return {"map.svg": drawn_for_print(squares_map(_("Which place is it about?"), known))} if known else {}


def public_address(consultation: Consultation) -> str:
    """Return the address that a stranger writes in her browser."""
    return f"{settings.RORET_PUBLIC_URL}{consultation.get_absolute_url()}"


def _common(consultation: Consultation) -> dict[str, Any]:
    return {
        "language": get_language() or "da",
        "municipality": settings.RORET_MUNICIPALITY["name"],
        "colour": settings.RORET_MUNICIPALITY["colour"] or "#0b5b62",
        "title": str(consultation),
        "lead": str(consultation.lead),
        "number": consultation.number,
        "unit": str(consultation.unit),
        "deadline": _("Answer by %(day)s") % {"day": _deadline(consultation)},
        "address": public_address(consultation).removeprefix("https://").removeprefix("http://"),
    }


def _deadline(consultation: Consultation) -> str:
    return date_format(timezone.localtime(consultation.ends_at), "l j. F Y") if consultation.ends_at else ""


def _choices() -> dict[str, list[str]]:
    return {
        "position": [str(label) for value, label in Position.choices if value],
        "capacity": [str(label) for _value, label in Capacity.choices],
        "publication": [str(label) for _value, label in Publication.choices],
    }


def _words() -> dict[str, str]:
    return {
        "kicker": _("Consultation"),
        "ask": _("What we ask you"),
        "answer": _("Your response"),
        "private": _("Do not write CPR numbers, and nothing private about other people."),
        "stand": _("Where do you stand?"),
        "capacity": _("In which capacity do you answer?"),
        "behalf": _("Organisation, council or company"),
        "name": _("Your name"),
        "email": _("Your e-mail"),
        "receipt": _("For your receipt, and so that you can hear what became of your response. It is never shown."),
        "area": _("Where do you live?"),
        "place": _("Which place is it about?"),
        "square": _("The square on the map, such as C4"),
        "whole": _("Or the whole area (write its name)"),
        "publication": _("May others read your response?"),
        "send": _("Hand in the form or send it to"),
        "online": _("You can also answer here"),
        "code": _("The form's code"),
        "law": _(
            "We read your response before a decision is made (GDPR article 6 (1) (e)). Your name and e-mail are deleted when "
            "they are no longer needed, and you can have them deleted before."
        ),
    }


def _plain(text: str) -> list[str]:
    """Return Markdown as lines of plain text for the printer."""
    return [line.strip() for line in strip_tags(to_html(text)).splitlines() if line.strip()]
