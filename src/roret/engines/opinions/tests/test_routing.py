"""Every statement gets its votes, also the one that came last."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from roret.engines.opinions import next_statement


def answer(people, open_statements, votes, *, first=0):
    for person in range(first, first + people):
        voted = set()
        for _ in range(3 + person % 25):
            one = next_statement({name: votes[name] for name in open_statements}, voted=voted, person=f"p{person}")
            if one is None:
                break
            voted.add(one)
            votes[one] += 1


def test_statements_get_even_votes_although_people_stop_when_they_like():
    votes = Counter(dict.fromkeys(range(40), 0))

    answer(200, range(40), votes)

    assert max(votes.values()) - min(votes.values()) <= 12


def test_a_late_statement_catches_up():
    votes = Counter(dict.fromkeys(range(40), 0))
    answer(200, range(40), votes)
    votes[40] = 0

    answer(100, range(41), votes, first=200)

    assert votes[40] >= 0.8 * min(votes[one] for one in range(40))


def test_two_people_do_not_see_the_same_order():
    firsts = {next_statement(dict.fromkeys(range(50), 0), voted=(), person=f"p{one}") for one in range(30)}

    assert len(firsts) > 5


@given(st.dictionaries(st.integers(0, 50), st.integers(0, 99)), st.sets(st.integers(0, 50)), st.text(max_size=5))
def test_nobody_is_asked_twice_and_the_choice_is_the_same_each_time(votes, voted, person):
    one = next_statement(votes, voted=voted, person=person)

    assert one == next_statement(dict(reversed(votes.items())), voted=voted, person=person)
    assert (one is None) == (not set(votes) - voted)
    assert one not in voted
