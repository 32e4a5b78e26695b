"""Votes: whatever is written, nobody votes twice, and what is written down is read again as the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from roret.engines.bodies.votes import STANCES, Line, Unreadable, Voter, is_carried, read_votes, tally, write_votes

TABLE = [
    *(Voter(f"{name} Rød", "Socialdemokratiet") for name in ("Tove", "Jeppe", "Murat")),
    Voter("Signe Toft", "Enhedslisten"),
    Voter("Idris Warsame", "Enhedslisten"),
    Voter("Liv Egeskov Brandt", "Alternativet"),
    Voter("Ulf Uden", ""),
]


def read(**said):
    return read_votes(
        {"for": said.get("yes", ""), "against": said.get("no", ""), "abstained": said.get("none", "")}, TABLE
    )


@some.composite
def voted(draw):
    voters = [Voter(f"Navn{number} Efternavn{number}", draw(some.sampled_from(["Parti A", "Parti B", "Grøn", ""])))
              for number in range(draw(some.integers(1, 25)))]  # fmt: skip
    lines = {}
    for voter in voters:
        stance, named = draw(some.sampled_from([*STANCES, ""])), not voter.party or draw(some.booleans())
        if stance:
            key = (stance, voter.party, voter.name if named else "")
            lines[key] = lines.get(key, 0) + 1
    return voters, [Line(*key, count) for key, count in lines.items()]


@given(voted())
def test_what_is_written_is_read_as_the_same_votes(case):
    voters, lines = case
    again = read_votes(write_votes(lines), voters)
    assert sorted(map(str, again)) == sorted(map(str, lines))
    assert sum(tally(again).values()) <= len(voters)


@given(voted(), some.text(alphabet="Navn1 Grøn*,;()2Parti AB\n", max_size=60))
def test_no_line_gives_more_votes_than_there_are_voters(case, text):
    voters, _lines = case
    try:
        lines = read_votes({"for": text, "against": text[::-1]}, voters)
    except Unreadable:
        return
    assert sum(tally(lines).values()) <= len(voters)
    named = [line.name for line in lines if line.name]
    assert len(named) == len(set(named))


def test_a_party_votes_as_one_but_for_those_who_are_named():
    lines = read(yes="Socialdemokratiet, enh", no="tove", none="Ulf Uden")
    assert lines == [
        Line("for", "Enhedslisten", count=2),
        Line("for", "Socialdemokratiet", count=2),
        Line("against", "Socialdemokratiet", "Tove Rød"),
        Line("abstained", "", "Ulf Uden"),
    ]


def test_the_rest_is_everybody_who_is_not_mentioned_and_independents_are_named():
    lines = read(no="Enhedslisten", yes="*")
    assert tally(lines) == {"for": 5, "against": 2, "abstained": 0}
    assert Line("for", "", "Ulf Uden") in lines


def test_a_party_may_be_split_by_numbers():
    assert tally(read(yes="Socialdemokratiet 2", no="Socialdemokratiet (1)")) == {
        "for": 2,
        "against": 1,
        "abstained": 0,
    }


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"yes": "Venstre"}, "unknown"),
        ({"yes": "Rød"}, "ambiguous"),
        ({"yes": "tove", "no": "tove"}, "twice"),
        ({"yes": "Enhedslisten 3"}, "too_many"),
        ({"yes": "Enhedslisten 0"}, "too_many"),
        ({"yes": "Enhedslisten", "no": "Enhedslisten"}, "nobody_left"),
        ({"yes": "*", "no": "resten"}, "nobody_left"),
    ],
)
def test_what_cannot_be_read_is_said(said, why):
    with pytest.raises(Unreadable) as refused:
        read(**said)
    assert refused.value.why == why


def test_who_abstains_has_cast_no_vote():
    assert is_carried([Line("for", "A", count=2), Line("against", "B"), Line("abstained", "C", count=2)])
    assert not is_carried([Line("for", "A", count=2), Line("against", "B", count=2)])
