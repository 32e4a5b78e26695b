"""Back and Send: what this browser has sent within the hour, sent once more, is the same response.

The number in the form makes a second press harmless; a form fetched anew by the Back button has another number. So the
browser keeps what it has just sent in a signed cookie that only this form gets: its number, and a hash of the words.
"""

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare

HOUR = 3600
NAME, SALT = "sent", "consultations.sent"
OF_THE_FORM = ("csrfmiddlewaretoken", "submission")


def number_of(request: HttpRequest, number: str) -> str:
    """Return the number under which just this was sent before; the form's own ``number`` where it was not."""
    before, _, words = request.get_signed_cookie(NAME, default="", salt=SALT, max_age=HOUR).partition(":")
    return before if words and constant_time_compare(words, _hash(request.POST, request.FILES)) else number


def remember(answer: HttpResponse, request: HttpRequest, number: str) -> HttpResponse:
    """Let the browser keep that this has been sent under ``number``."""
    answer.set_signed_cookie(
        NAME, f"{number}:{_hash(request.POST, request.FILES)}", salt=SALT, max_age=HOUR, path=request.path,
        httponly=True, samesite="Lax", secure=request.is_secure(),
    )  # fmt: skip
    return answer


def _hash(typed: Mapping[str, Any], files: Any) -> str:
    """A hash of all that was typed and chosen; files go by name and size."""
    said = {name: typed.getlist(name) for name in sorted(typed) if name not in OF_THE_FORM}  # type: ignore[attr-defined]
    chosen = [(name, one.name, one.size) for name in sorted(files) for one in files.getlist(name)]
    return blake2b(json.dumps([said, chosen]).encode(), digest_size=16).hexdigest()
