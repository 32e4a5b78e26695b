"""The guided tour: ten stops once round the loop on the case of the taskforce."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.cache import cache as kept
from django.urls import reverse, translate_url
from django.utils.translation import get_language, override

PERSONAS = Path(__file__).resolve().parents[4] / "demo" / "personas.yaml"
TOUR = Path(__file__).resolve().parents[4] / "demo" / "tour.yaml"


FOLLOWED = "rundtur"
"""The parameter in an address that says from which stop of the tour one came."""
LONGEST_NUMBER = 2


@dataclass(frozen=True)
class Stop:
    """One stop: what to see, why it matters, where it is, and as whom one best sees it."""

    title: str
    text: str
    url: str
    persona: str = ""
    persona_name: str = ""

    def followed(self, number: int) -> str:
        """Return the address of its page, with the number of the stop, so that the page shows the way to the next."""
        return f"{self.url}?{FOLLOWED}={number}"


def tour_texts() -> dict[str, Any]:
    """Return the tour as it is written in the demo's data; empty outside the demo."""
    return yaml.safe_load(TOUR.read_text("utf-8")) if TOUR.exists() else {"stops": []}


def tour_words() -> dict[str, str]:
    """Return the tour's title and introduction in the reader's language."""
    texts = tour_texts()
    return {name: in_reader_language(texts, name) for name in ("title", "intro")}


def stop_followed(asked: str) -> dict[str, Any] | None:
    """Return where on the tour a reader is who came to a page from one of its stops; ``asked`` is what the address says."""
    number = int(asked) if asked.isdecimal() and len(asked) <= LONGEST_NUMBER else 0
    found = stops() if number else []
    if not 1 <= number <= len(found):
        return None
    following = found[number] if number < len(found) else None
    return {
        "number": number,
        "total": len(found),
        "stop": found[number - 1],
        "next": following,
        "next_url": reverse("public:tour-stop", args=[number + 1]) if following else reverse("public:home"),
    }


def stops() -> list[Stop]:
    """Return the stops in the reader's language, each with the address of the page it is about."""
    key = f"tour:{get_language()}"
    found = kept.get(key)
    if found is None:
        addresses = _addresses()
        found = [_stop(entry, addresses) for entry in tour_texts()["stops"]]
        kept.set(key, found, 0 if settings.TESTING else 60)
    return found


def _stop(entry: dict[str, Any], addresses: dict[str, str]) -> Stop:
    address = addresses.get(entry["target"]) or reverse("public:home")
    if get_language() == "en":
        with override("da"):  # the loader notes Danish addresses, which only the Danish patterns know
            address = translate_url(address, "en")
    return Stop(
        in_reader_language(entry, "title"),
        in_reader_language(entry, "text"),
        address,
        persona=entry.get("view_as", ""),
        persona_name=_persona_names().get(entry.get("view_as", ""), ""),
    )


def in_reader_language(entry: dict[str, Any], name: str) -> str:
    """Return the English text where the reader reads English and there is one, else the Danish."""
    return (entry.get(f"{name}_en") if get_language() == "en" else "") or entry.get(name, "")


@cache
def _persona_names() -> dict[str, str]:
    """Return what the persons are called as whom one sees the pages."""
    people = yaml.safe_load(PERSONAS.read_text("utf-8"))["personas"] if PERSONAS.exists() else []
    return {entry["key"]: entry["name"] for entry in people}


def _addresses() -> dict[str, str]:
    """Return where each symbolic target is, as the demo loader noted it."""
    place = settings.RORET_STATE_DIR / "demo_addresses.yaml"
    return (yaml.safe_load(place.read_text("utf-8")) if place.exists() else None) or {}
