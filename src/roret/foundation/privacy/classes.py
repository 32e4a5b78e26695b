"""A class for every field: each model says in its inner ``Privacy`` what its columns hold.

``plain``, ``personal``, ``sensitive`` and ``secret`` are space-separated field names; ``purpose`` and ``keep_months``
make the record of processing. Keys and parent links need no class.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db import models


class PrivacyClass(StrEnum):
    """How carefully a value is treated."""

    PLAIN = "plain"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"
    SECRET = "secret"  # noqa: S105 — the name of a class


@dataclass(frozen=True)
class Classified:
    """One field with its class and how long its value is kept."""

    model: type[models.Model]
    field: str
    privacy: PrivacyClass
    keep_months: int | None


def needs_class(field: Any) -> bool:
    """Say whether a column must be classified: all but keys and links to a parent table."""
    return not field.primary_key and not getattr(field.remote_field, "parent_link", False)


def classify(model: type[models.Model]) -> tuple[list[Classified], list[str]]:
    """Return the model's classified fields, and the names of the fields that nobody has classified."""
    declared = model.__dict__.get("Privacy")
    names = {name: privacy for privacy in PrivacyClass for name in getattr(declared, privacy, "").split()}
    months = getattr(declared, "keep_months", None)
    fields = [field.name for field in model._meta.local_fields if needs_class(field)]
    found = [Classified(model, name, names[name], months) for name in fields if name in names]
    return found, [name for name in fields if name not in names]


def unclassified_fields() -> list[str]:
    """Return ``app.Model.field`` for each column of the house that nobody has classified, and tables without any class.

    An architecture test holds this empty. Tables of other people's libraries are classified in ``outside``.
    """
    own = [model for model in apps.get_models() if model.__module__.startswith("roret.")]
    return [f"{model._meta.label}.{name}" for model in own for name in classify(model)[1]]
