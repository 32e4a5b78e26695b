"""Every way viewpoints, votes and maps can change."""

from roret.listen.viewpoints.services.mapping import STEPS, make_map, publish_map, start_map, url_of
from roret.listen.viewpoints.services.viewpoints import (
    add_viewpoint,
    decide_viewpoint,
    propose_viewpoint,
    take_down_viewpoint,
)
from roret.listen.viewpoints.services.voting import cast_vote, erase_votes, take_back_votes

__all__ = [
    "STEPS",
    "add_viewpoint",
    "cast_vote",
    "decide_viewpoint",
    "erase_votes",
    "make_map",
    "propose_viewpoint",
    "publish_map",
    "start_map",
    "take_back_votes",
    "take_down_viewpoint",
    "url_of",
]
