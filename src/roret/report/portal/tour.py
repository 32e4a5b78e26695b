"""The guided tour: ten stops once round the loop on the case of the taskforce."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse, translate_url
from django.utils.translation import get_language, override

TOUR = Path(__file__).resolve().parents[4] / "demo" / "tour.yaml"


@dataclass(frozen=True)
class Stop:
    """One stop: what to see, why it matters, where it is, and as whom one best sees it."""

    title: str
    text: str
    url: str
    persona: str = ""


def tour_texts() -> dict[str, Any]:
    """Return the tour as it is written in the demo's data; empty outside the demo."""
    return yaml.safe_load(TOUR.read_text("utf-8")) if TOUR.exists() else {"stops": []}


def tour_words() -> dict[str, str]:
    """Return the tour's title and introduction in the reader's language."""
    texts = tour_texts()
    return {name: in_reader_language(texts, name) for name in ("title", "intro")}


def stops() -> list[Stop]:
    """Return the stops in the reader's language, each with the address of the page it is about."""
    key = f"tour:{get_language()}"
    found = cache.get(key)
    if found is None:
        addresses = _addresses()
        found = [_stop(entry, addresses) for entry in tour_texts()["stops"]]
        cache.set(key, found, 0 if settings.TESTING else 60)
    return found


def _stop(entry: dict[str, Any], addresses: dict[str, str]) -> Stop:
    address = addresses.get(entry["target"]) or reverse("public:home")
    if get_language() == "en":
        with override("da"):  # the loader notes Danish addresses, which only the Danish patterns know
            address = translate_url(address, "en")
    return Stop(
        in_reader_language(entry, "title"), in_reader_language(entry, "text"), address, entry.get("view_as", "")
    )


def in_reader_language(entry: dict[str, Any], name: str) -> str:
    """Return the English text where the reader reads English and there is one, else the Danish."""
    return (entry.get(f"{name}_en") if get_language() == "en" else "") or entry.get(name, "")


def _addresses() -> dict[str, str]:
    """Return where each symbolic target is, as the demo loader noted it."""
    place = settings.RORET_STATE_DIR / "demo_addresses.yaml"
    return (yaml.safe_load(place.read_text("utf-8")) if place.exists() else None) or {}
