"""What the engine says when votes cannot be used."""

from __future__ import annotations

from roret.engines.errors import EngineError


class OpinionError(EngineError):
    """The votes cannot be made into a map as they were given."""

    messages = {
        "opinions.lengths": "Voters, statements and votes are not equally many: %(voters)s, %(statements)s, %(votes)s.",
        "opinions.none": "There are no votes.",
        "opinions.vote": "Line %(line)s: “%(value)s” is not a vote. A vote is 1 (agree), 0 (pass) or -1 (disagree).",
        "opinions.vote_value": "A vote is 1 (agree), 0 (pass) or -1 (disagree).",
        "opinions.empty_id": "Line %(line)s has no %(column)s.",
        "opinions.mode": "There is no mode “%(mode)s”. There are: polis, robust.",
        "opinions.no_group_member": "None of the people in the file of groups has voted.",
        "opinions.all_left_out": "Every statement was left out by the moderators.",
    }
