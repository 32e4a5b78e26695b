"""Questions for tests, made through the services."""

import uuid
from typing import Any

from roret.foundation import authz
from roret.listen.consultations import services as consultations
from roret.listen.contributions.models import Contribution
from roret.listen.contributions.services import Content
from roret.listen.questions import services
from roret.listen.questions.models import Question


def ask(consultation: Any, text: str = "Er stien bred nok?", kind: str = "yes_no", **values: Any) -> Question:
    """Add a question."""
    return services.add_question(consultation, by=authz.SYSTEM, text=text, kind=kind, **values)


def answered(
    consultation: Any, answers: dict[Question, Any], *, by: Any = authz.SYSTEM, text: str = "Svar"
) -> Contribution:
    """Send a response with answers."""
    return consultations.respond(
        consultation,
        by=by,
        content=Content(text=text),
        submission=str(uuid.uuid4()),
        also=[lambda contribution: services.keep_answers(contribution, answers, by=by)],
    ).contribution
