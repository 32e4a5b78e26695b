"""Bodies of democracy: councils, boards and committees with posts and memberships (R13, Popolo)."""

from roret.commons.bodies.models.bodies import Body, BodyType, Pool
from roret.commons.bodies.models.seats import Membership, MembershipQuerySet, Post, SeatChange

__all__ = ["Body", "BodyType", "Membership", "MembershipQuerySet", "Pool", "Post", "SeatChange"]
