"""Bodies, posts and memberships as the plain data that the reckoning takes."""

from collections.abc import Iterable

from roret.commons.bodies.models import Body, Membership, Post
from roret.engines.bodies import Assembly, Place, Sitting
from roret.engines.bodies.plain import FAR_AHEAD, LONG_AGO


def place_of(post: Post) -> Place:
    """Return a post with its seats as they change (fetch ``seat_changes`` before, when there are many)."""
    first = (post.valid_from or LONG_AGO, post.seats)
    later = sorted((change.first_day, change.seats) for change in post.seat_changes.all())
    return Place(
        post.pk,
        (first, *(pair for pair in later if pair[0] > first[0])),
        post.valid_to or FAR_AHEAD,
        years=post.term_years or 0,
        halves=post.staggered,
        substitutes=post.substitutes_wanted or 0,
    )


def sitting_of(membership: Membership) -> Sitting:
    """Return a membership; a person is known by her name."""
    return Sitting(
        membership.pk,
        membership.post_id,
        membership.name.casefold(),
        membership.begins_on or LONG_AGO,
        membership.ends_on or FAR_AHEAD,
        substitute=membership.is_substitute,
        appointed=not membership.waits,
    )


def assembly_of(body: Body, posts: Iterable[Post], memberships: Iterable[Membership]) -> Assembly:
    """Return a body with its posts and everybody who was ever put in."""
    return Assembly(
        [place_of(post) for post in posts],
        [sitting_of(one) for one in memberships],
        body.valid_from or LONG_AGO,
        body.valid_to or FAR_AHEAD,
        body.term_ends,
    )
