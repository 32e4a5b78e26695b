"""Names: what the sender called a file, made harmless; and where it is kept, which tells nothing."""

import re
import secrets
import unicodedata
from typing import Any

from roret.foundation import clock

LONGEST = 150


def safe_name(name: str) -> str:
    """Return a sender's file name without folders, control characters, tricks of direction or signs that shells read.

    At most 150 characters; the ending is kept whole. A name of which nothing is left becomes ``fil``.
    """
    base = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(sign for sign in base if unicodedata.category(sign)[0] != "C")
    clean = re.sub(r'[<>:"|?*;`$]', "_", visible).strip(" .-")
    stem, dot, ending = clean.rpartition(".")
    if not dot:
        return clean[:LONGEST] or "fil"
    ending = ending[:20]
    return f"{stem[: LONGEST - 1 - len(ending)].strip() or 'fil'}.{ending}"


def ending_of(name: str) -> str:
    """Return the ending in small letters, without the dot; nothing when there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def storage_name(_stored: Any, _name: str) -> str:
    """Return where a file is kept: by month, under a random name without ending, so that nothing there can be guessed or run."""
    return f"files/{clock.now():%Y/%m}/{secrets.token_hex(20)}"
