"""How a comment and a proposed text become one text, and two again.

One text goes through moderation, and what is taken out of it moves every place behind it; so the two are divided by a line
that begins with a sign which is taken out of what people write.
"""

import re
from typing import NamedTuple

from django.utils.translation import gettext as _

SIGN = "➜"
_LINE = re.compile(rf"(?:^|\n\n){SIGN} [^\n]*\n")


class Composed(NamedTuple):
    """The two parts; the second is empty when nothing was proposed."""

    comment: str
    proposal: str = ""


def composed(number: str, *, comment: str, proposal: str) -> str:
    """Return the one text that is sent: the comment, a line that names the clause, and the proposed text."""
    comment, proposal = (part.replace(SIGN, "→").strip() for part in (comment, proposal))
    if not proposal:
        return comment
    line = _("Proposed text for %(number)s:") % {"number": number}
    return f"{comment}\n\n{SIGN} {line}\n{proposal}".strip()


def taken_apart(text: str) -> Composed:
    """Return the two parts of a text; one that was erased, or never composed, is all comment."""
    found = _LINE.search(text)
    if found is None:
        return Composed(text)
    return Composed(text[: found.start()].strip(), text[found.end() :].strip())
