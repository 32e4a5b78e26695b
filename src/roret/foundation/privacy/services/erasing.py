"""Forgetting a person on demand (GDPR article 17): the thread keeps its place, the person goes."""

from typing import Any

from django.db import transaction

from roret.foundation import authz, clock, journal
from roret.foundation.errors import NotPossible
from roret.foundation.privacy import events
from roret.foundation.privacy.models import Certificate
from roret.foundation.privacy.subjects import subjects


@transaction.atomic
def erase_person(person: Any, *, by: Any, reason: str = "") -> Certificate:
    """Let every module forget ``person``, all or nothing; return the certificate.

    Each module erases thing by thing through a service of its own, and each writes its own event. Raises ``NotPossible``
    with the first obstacle that a module names.
    """
    authz.require(by, "privacy.erase_person", person)
    obstacles = obstacles_for(person)
    if obstacles:
        raise NotPossible(obstacles[0])
    counts = {subject.name: subject.erase(person, by=by) for subject in subjects() if subject.erase}
    certificate = Certificate.objects.create(
        made_at=clock.now(),
        register="person",
        reason=Certificate.ON_DEMAND,
        count=sum(counts.values()),
        made_by=authz.name_of(by),
    )
    journal.record(
        events.Forgotten, person, by=by, reason=reason, counts={name: count for name, count in counts.items() if count}
    )
    return certificate


def obstacles_for(person: Any) -> list[str]:
    """Return what stands in the way of forgetting a person, each as a sentence that says what to do."""
    found = (subject.obstacle(person) for subject in subjects() if subject.obstacle)
    return [obstacle for obstacle in found if obstacle]
