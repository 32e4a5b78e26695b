"""Every way a statement can change; split by verb."""

from roret.listen.statements.services.adopting import adopt_statement, put_to_meeting
from roret.listen.statements.services.answering import (
    acknowledge_statement,
    answer_statement,
    publish_statement,
    treat_statement,
)
from roret.listen.statements.services.drafting import (
    comment_on,
    create_statement,
    discard_statement,
    remove_comment,
    update_statement,
)
from roret.listen.statements.services.sending import send_statement

__all__ = [
    "acknowledge_statement",
    "adopt_statement",
    "answer_statement",
    "comment_on",
    "create_statement",
    "discard_statement",
    "publish_statement",
    "put_to_meeting",
    "remove_comment",
    "send_statement",
    "treat_statement",
    "update_statement",
]
