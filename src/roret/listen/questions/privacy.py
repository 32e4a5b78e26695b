"""What questions know about a person; it is erased with the response it belongs to."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.foundation.privacy import Kept, Part, register_subject
from roret.listen.questions import selectors


def collect(person: Any) -> Iterator[Part]:
    """Give what she has answered."""
    yield Part(_("What you have answered to questions"), Kept(selectors.answered_by(person), _told))


def _told(row: Any) -> dict[str, Any]:
    return {
        _("Reference"): row.contribution.reference,
        _("Question"): row.question.text,
        _("Answer"): row.in_words(),
    }


register_subject("questions", title=gettext_lazy("What you have answered to questions"), collect=collect, order=21)
