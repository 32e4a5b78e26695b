"""Viewpoints and votes for tests, made through the services and, in bulk, as rows."""

from typing import Any

from roret.engines.opinions.tests.planted import conversation
from roret.foundation import authz
from roret.listen.viewpoints import services
from roret.listen.viewpoints.models import OpinionMap, Viewpoint, ViewpointVote, Voter


def written(consultation: Any, text: str = "Stien skal være bred nok til ladcykler.") -> Viewpoint:
    """Write a viewpoint."""
    return services.add_viewpoint(consultation, by=authz.SYSTEM, text=text)


def voted_on(
    consultation: Any, *, people: int = 150, statements: int = 30, groups: int = 2, effect: float = 2.0
) -> None:
    """Let many guests vote, in groups of which all is known."""
    planted = conversation(people, statements, groups=groups, seen=statements - 2, effect=effect, seed=4)
    viewpoints = [written(consultation, f"Det her er synspunkt nummer {one}.") for one in range(statements)]
    voters = Voter.objects.bulk_create(Voter(consultation=consultation, key=f"{one:064x}") for one in range(people))
    ViewpointVote.objects.bulk_create(
        ViewpointVote(voter=voters[person], viewpoint=viewpoints[item], value=value)
        for person, item, value in zip(
            planted.person.tolist(), planted.item.tolist(), planted.value.tolist(), strict=True
        )
    )


def mapped(consultation: Any, *, publish: bool = True) -> OpinionMap:
    """Have the votes mapped, and published."""
    from roret.foundation.testing.jobs import run_jobs

    found = services.start_map(consultation, by=authz.SYSTEM)
    run_jobs()
    found.refresh_from_db()
    return services.publish_map(found, by=authz.SYSTEM) if publish else found
