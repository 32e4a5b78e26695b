"""Every way bodies, posts and memberships can change."""

from roret.commons.bodies.services.bodies import create_body, import_bodies, update_body
from roret.commons.bodies.services.kinds import create_body_type, create_pool, update_body_type, update_pool
from roret.commons.bodies.services.memberships import (
    appoint_member,
    confirm_member,
    end_membership,
    import_memberships,
    recommend_member,
    update_membership,
)
from roret.commons.bodies.services.posts import change_seats, create_post, delete_post, import_posts, update_post
from roret.commons.bodies.services.rights import change_right
from roret.commons.bodies.services.texts import adopt_text, withdraw_text

__all__ = [
    "adopt_text",
    "appoint_member",
    "change_right",
    "change_seats",
    "confirm_member",
    "create_body",
    "create_body_type",
    "create_pool",
    "create_post",
    "delete_post",
    "end_membership",
    "import_bodies",
    "import_memberships",
    "import_posts",
    "recommend_member",
    "update_body",
    "update_body_type",
    "update_membership",
    "update_pool",
    "update_post",
    "withdraw_text",
]
