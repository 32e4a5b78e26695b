"""What statements know about a person: the comments that she has written as one of those who write along."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.privacy import Kept, Part, describe, register_retention, register_subject
from roret.foundation.privacy.subjects import kept_since
from roret.listen.statements.models import StatementComment


def collect(person: Any) -> Iterator[Part]:
    """Give what she has written."""
    rows = StatementComment.objects.filter(author=person).select_related("statement", "author").order_by("pk")
    yield Part(_("Your comments on your council's drafts"), Kept(rows, describe))


def erase(person: Any, *, by: Any) -> int:
    """Delete what she has written; the council's own words stay."""
    authz.require(by, "privacy.erase_person", person)
    return StatementComment.objects.filter(author=person).delete()[0]


def due(moment: datetime) -> QuerySet[StatementComment]:
    """Return the comments whose time is up."""
    return StatementComment.objects.filter(made_at__lt=kept_since(StatementComment, moment), statement__invented=False)


def drop(comment: StatementComment, *, by: Any) -> None:
    """Delete a comment; the certificate counts it."""
    authz.require(by, "privacy.erase_expired")
    comment.delete()


register_subject(
    "statements", title=_("Your comments on your council's drafts"), collect=collect, erase=erase, order=45
)
register_retention("statements.statementcomment", title=_("Comments on councils' drafts"), due=due, erase=drop)
