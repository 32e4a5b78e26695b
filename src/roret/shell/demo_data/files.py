"""Reading the demo's files."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.utils.timezone import is_naive, localdate, make_aware

FOLDER = Path(__file__).resolve().parents[4] / "demo"


def read(name: str) -> Any:
    """Return the content of a YAML file."""
    return _flowing(yaml.safe_load((FOLDER / name).read_text("utf-8")))


def _flowing(value: Any) -> Any:
    if isinstance(value, str):
        return flow(value) if "\n" in value else value
    if isinstance(value, dict):
        return {key: _flowing(item) for key, item in value.items()}
    return [_flowing(item) for item in value] if isinstance(value, list) else value


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file in the Danish dialect."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def flow(text: str) -> str:
    """Return Markdown whose hard-wrapped paragraphs run on; lists, tables and headings keep their lines."""
    joined: list[str] = []
    for line in text.splitlines():
        bare = line.strip()
        begins_anew = not bare or bare[0] in "-#|>*" or bare[:2].rstrip(".").isdigit() or bare[:3].rstrip(".").isdigit()
        if joined and joined[-1].strip() and not begins_anew and joined[-1].strip()[0] not in "#|":
            joined[-1] = f"{joined[-1]} {bare}"
        else:
            joined.append(line)
    return "\n".join(joined)


def known(value: Any) -> Any:
    """Return a value, or None where the source lost it (``{unknown: true}``)."""
    return None if isinstance(value, dict) and value.get("unknown") else value


def moment(value: Any, hour: int = 10) -> datetime:
    """Return a point in time from a date, a text with a time, or days from today (``-10d``).

    Today is the day on which the demo is loaded, also while the services believe that it is another.
    """
    if isinstance(value, dict):
        value = value["date"]
    if isinstance(value, str) and value.endswith("d"):
        value = localdate() + timedelta(days=int(value[:-1]))
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, hour)  # noqa: DTZ001 — made aware below
    return make_aware(value) if is_naive(value) else value


def day(value: Any) -> date | None:
    """Return a date, or None where there is none."""
    if value is None or known(value) is None:
        return None
    return moment(value).date()
