"""What events know about a person, how they forget, and what becomes old."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db.models import DurationField, ExpressionWrapper, F, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.privacy import Kept, Part, describe, register_retention, register_subject
from roret.foundation.privacy.subjects import kept_since
from roret.listen.events.models import EvaluationAnswer, Invitation, Registration
from roret.listen.events.services import cancel_registration, erase_invitation, erase_registration


def _of(person: Any) -> QuerySet[Registration]:
    return Registration.objects.filter(user=person).select_related("event", "invitation").order_by("pk")


def collect(person: Any) -> Iterator[Part]:
    """Give what she has registered for."""
    hidden = dict.fromkeys(("user", "invitation", "language", "reminded_at"))
    yield Part(_("Events you have registered for"), Kept(_of(person), partial(describe, **hidden)))


def erase(person: Any, *, by: Any) -> int:
    """Erase each of her registrations; what is still to come is cancelled, so that her seat goes to somebody else."""
    found = list(_of(person))
    for registration in found:
        if registration.can_change():
            cancel_registration(registration, by=by)
        erase_registration(registration, by=by, whole=True)
    return len(found)


def due(moment: datetime) -> QuerySet[Registration]:
    """Return the registrations whose event was so long ago that the names go; the demo's inventions are nobody's."""
    return _old(Registration.objects.filter(erased_at=None, event__invented=False), moment)


def due_news(moment: datetime) -> QuerySet[Registration]:
    """Return those who wanted to hear what came of it, so long ago that nothing more will."""
    rows = Registration.objects.filter(erased_at__isnull=False, news=True, event__invented=False)
    return rows.filter(event__ends_at__lt=kept_since(Registration, moment))


def due_invitations(moment: datetime) -> QuerySet[Invitation]:
    """Return the invitations whose event was so long ago that the names go."""
    return _old(Invitation.objects.filter(erased_at=None, event__invented=False), moment)


def due_evaluations(moment: datetime) -> QuerySet[EvaluationAnswer]:
    """Return what people wrote so long ago that the lessons have been drawn."""
    return EvaluationAnswer.objects.filter(given_on__lt=kept_since(EvaluationAnswer, moment).date()).exclude(text="")


def _old(rows: QuerySet[Any], moment: datetime) -> QuerySet[Any]:
    kept = ExpressionWrapper(F("event__keep_days") * Value(timedelta(days=1)), output_field=DurationField())
    return rows.annotate(kept=kept).filter(event__ends_at__lt=Value(moment) - F("kept"))


def let_go(registration: Registration, *, by: Any) -> None:
    """Erase the name and the needs of one whose time is up."""
    erase_registration(registration, by=by)


def let_news_go(registration: Registration, *, by: Any) -> None:
    """Erase the address of one who has heard what came of it."""
    authz.require(by, "privacy.erase_expired")
    erase_registration(registration, by=by, whole=True, secret_known=True)


def let_invitation_go(invitation: Invitation, *, by: Any) -> None:
    """Erase whom an invitation went to."""
    erase_invitation(invitation, by=by)


def let_words_go(answer: EvaluationAnswer, *, by: Any) -> None:
    """Erase what somebody wrote; the figures stay. No event, because nobody knows whose words they were."""
    authz.require(by, "privacy.erase_expired")
    EvaluationAnswer.objects.filter(pk=answer.pk).update(text="")


register_subject("events", title=_("Events you have registered for"), collect=collect, erase=erase, order=25)
register_retention("events.registration", title=_("Registrations for events"), due=due, erase=let_go)
register_retention("events.news", title=_("Addresses of those who came to events"), due=due_news, erase=let_news_go)
register_retention("events.invitation", title=_("Invitations to events"), due=due_invitations, erase=let_invitation_go)
register_retention("events.evaluation", title=_("Words in evaluations"), due=due_evaluations, erase=let_words_go)
