"""Values as the journal keeps them: text and JSON that come back from the database exactly as they went in.

A digest is only worth something when the same event always gives the same bytes. So decimal numbers are kept as the text
in which they were written (``jsonb`` rewrites them), and signs that PostgreSQL cannot hold are taken out.
"""

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext, override


def plain_text(value: object, limit: int) -> str:
    """Return the text without signs that the database refuses, at most ``limit`` characters."""
    text = str(value).replace("\x00", "").encode("utf-8", "replace").decode()
    return text[:limit]


def plain_data(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data as JSON gives it back: tuples are lists, dates and decimal numbers are text."""
    written = json.dumps(data, default=str).replace("\\\\", "\\u005c").replace("\\u0000", "")
    read = json.loads(written, parse_float=str, parse_constant=str)
    return json.loads(json.dumps(read, ensure_ascii=False).encode("utf-8", "replace"))


def target_name(target: models.Model) -> str:
    """Return how the journal names a thing: never by a value that is somebody's personal data.

    ``journal_name`` decides where the model has one; else its text, or kind and key when that text holds a personal value.
    """
    with override(settings.LANGUAGE_CODE):
        name = str(getattr(target, "journal_name", None) or target)
        if _tells_of_a_person(target, name):
            name = gettext("%(kind)s %(key)s") % {"kind": target._meta.verbose_name, "key": target.pk}
    return plain_text(name, 300)


def _tells_of_a_person(target: models.Model, name: str) -> bool:
    privacy = getattr(target._meta.model, "Privacy", None)
    kinds = ("personal", "sensitive", "secret")
    fields = set(" ".join(getattr(privacy, kind, "") for kind in kinds).split())
    values = (getattr(target, field.attname) for field in target._meta.concrete_fields if field.name in fields)
    return any(isinstance(value, str) and value and value in name for value in values)
