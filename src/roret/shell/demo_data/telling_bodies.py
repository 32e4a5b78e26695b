"""What the files tell of a council beside its columns, in words: what is known, what is unknown, what is invented."""

from collections.abc import Iterator
from typing import Any

from roret.foundation.ui.formats import day as in_words
from roret.shell.demo_data.files import day


def tasks_of(entry: dict[str, Any]) -> list[str]:
    """Return what a council must do and is heard about."""
    found = list(entry.get("duties", ()))
    if entry.get("consultation_domains"):
        found.append(f"Høres om: {', '.join(entry['consultation_domains'])}")
    if entry.get("informed_about"):
        found.append(f"Orienteres om: {', '.join(entry['informed_about'])}")
    if entry.get("influence_areas"):
        found.append(f"Rådgiver om: {'; '.join(entry['influence_areas'])}")
    return found


def told_of_body(entry: dict[str, Any]) -> Iterator[str]:
    """Yield the paragraphs: how many sit there and who says so, its term, its past, its money."""
    seats, term = entry.get("seats") or {}, entry.get("term") or {}
    if entry.get("note"):
        yield entry["note"]
    if seats.get("note"):
        yield seats["note"]
    if term.get("name") and not term.get("from"):
        yield f"Periode: {term['name'][0].lower()}{term['name'][1:]}."
    yield from (_past(row) for row in entry.get("history", ()))
    yield from _proposed(entry)
    if entry.get("recommended") or any(row.get("member", {}).get("invented") for row in entry.get("posts", ())):
        yield "Medlemmernes navne er opdigtet til demoen."


def _past(row: dict[str, Any]) -> str:
    if row.get("period_to"):
        return f"Til og med {in_words(day(row['period_to']))}: {row['text']}"
    return f"Fra {in_words(day(row['period_from']))}: {row['text']}"


def _proposed(entry: dict[str, Any]) -> Iterator[str]:
    if entry.get("status") == "proposed":
        yield f"Foreslået af {', '.join(entry['proposed_by'])}. Ikke nedsat endnu."
    if entry.get("suggested_organisations"):
        yield f"Foreslåede organisationer: {', '.join(entry['suggested_organisations'])}."
    for group in entry.get("working_groups", ()):
        yield f"Arbejdsgruppe: {group['name_da']}."
