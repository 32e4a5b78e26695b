"""The code on a paper form: which consultation, which form, and two letters that catch a slip of the pen.

``2026-H014-P0042-KT``: the prefix of the consultation's references, the form's number and a keyed check. A form without a
number (``P0000``) names the consultation only; anybody may print it, and it can be keyed in many times.
"""

import re
import uuid

from django.utils.translation import gettext as _

from roret.foundation.errors import DomainError
from roret.foundation.privacy.pseudonyms import pseudonym

LETTERS = "ACDEFHJKLMNPRTUVWXY34679"
"""No letter that looks like another or like a digit when it is written by hand."""
_CODE = re.compile(r"(\d{4})-?([A-Z]\d{1,6})-?P(\d{4,6})-?([A-Z0-9]{2})")
_FORMS = uuid.UUID("6f1a3f0e-8f0c-4d55-9d1f-2a7b6a0c9e11")


def paper_code(prefix: str, number: int = 0) -> str:
    """Return the code of a form under a prefix such as ``2026-H014``."""
    return f"{prefix}-P{number:04d}-{_check(prefix, number)}"


def read_code(text: str) -> tuple[str, int]:
    """Return prefix and number of a code as a person types it; raises ``DomainError`` that says what is wrong with it."""
    found = _CODE.fullmatch(re.sub(r"[\s–—]", "", text).upper())
    if found is None:
        raise DomainError(_("A code looks like 2026-H014-P0042-KT. It stands at the foot of the form."), field="code")
    prefix, number = f"{found[1]}-{found[2]}", int(found[3])
    if found[4] != _check(prefix, number):
        raise DomainError(_("The code has a slip. Compare it with the form once more."), field="code")
    return prefix, number


def submission_of(prefix: str, number: int) -> str:
    """Return the number of the sending, the same each time a numbered form is keyed in; a new one for an unnumbered form."""
    return str(uuid.uuid5(_FORMS, f"{prefix}-{number}")) if number else str(uuid.uuid4())


def _check(prefix: str, number: int) -> str:
    value = int(pseudonym(f"paper:{prefix}:{number}")[:8], 16)
    return LETTERS[value % len(LETTERS)] + LETTERS[value // len(LETTERS) % len(LETTERS)]
