"""Bodies of democracy: councils, boards and committees with posts and memberships (R13, Popolo)."""

from roret.commons.bodies.models.bodies import Body, BodyType, Pool
from roret.commons.bodies.models.rights import RightChange
from roret.commons.bodies.models.seats import Membership, MembershipQuerySet, Post, SeatChange
from roret.commons.bodies.models.texts import GoverningText

__all__ = [
    "Body",
    "BodyType",
    "GoverningText",
    "Membership",
    "MembershipQuerySet",
    "Pool",
    "Post",
    "RightChange",
    "SeatChange",
]
