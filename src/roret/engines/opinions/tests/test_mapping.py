"""Maps of invented conversations of which all is known: groups are found where they are, and nowhere else."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roret.engines.opinions import OpinionError, Options, collect, map_opinions, model, place, report
from roret.engines.opinions.clusters import agreement
from roret.engines.opinions.command import as_json
from roret.engines.opinions.tests.planted import conversation


@pytest.fixture(scope="module")
def planted():
    return conversation(240, 60, groups=2, seen=40, effect=1.5, seed=3)


@pytest.fixture(scope="module")
def found(planted):
    return map_opinions(planted.votes)


@pytest.fixture(scope="module")
def published(found):
    return report(found)


def recovered(planted, found):
    inside = found.labels >= 0
    return agreement(planted.labels_of(found.votes)[inside], found.labels[inside])


def test_planted_groups_come_back(planted, found):
    assert found.structure.found
    assert found.structure.p <= 0.01
    assert recovered(planted, found) > 0.9


def test_four_groups_are_found_although_old_statements_are_seen_most():
    planted = conversation(4_000, 200, groups=4, seen=40, effect=1.5, skewed=True, seed=2)

    found = map_opinions(planted.votes)

    assert len(found.groups) == 4
    assert recovered(planted, found) >= 0.6


@pytest.mark.parametrize("people", [100, 300])
def test_noise_has_no_groups_in_nine_of_ten(people):
    shown = [map_opinions(conversation(people, 60, seen=35, seed=seed).votes).structure.found for seed in range(10)]

    assert sum(shown) <= 1


def test_no_groups_are_shown_of_noise_but_the_statements_still_are():
    said = report(map_opinions(conversation(150, 40, seen=30, seed=5).votes))

    assert said["structure"] | {"p": 0, "deals": 0, "strength": 0} == said["structure"] | {
        "found": False, "reasons": ["chance"], "p": 0, "deals": 0, "strength": 0,
    }  # fmt: skip
    assert said["groups"] == said["representative"] == []
    assert len(said["consensus"]) == len(said["statements"]) == 40


def test_too_few_people_are_told_so():
    said = report(map_opinions(conversation(60, 40, groups=2, seen=30, effect=2, seed=5).votes))

    assert said["structure"]["reasons"] == ["too_few_people"]
    assert said["structure"]["needed"] == 100
    assert said["groups"] == []


@pytest.mark.parametrize("mode", ["robust", "polis"])
def test_the_same_votes_in_any_order_give_the_same_bytes(planted, mode):
    order = np.random.default_rng(1).permutation(len(planted.value))
    shuffled = collect(planted.person[order], planted.item[order], planted.value[order])

    one, other = (as_json(report(map_opinions(votes, Options(mode=mode)))) for votes in (planted.votes, shuffled))

    assert one.encode() == other.encode()


def test_ids_may_be_words():
    planted = conversation(120, 30, groups=2, seen=28, effect=2, seed=3)
    words = collect([f"p{one:03}" for one in planted.person], [f"s{one:02}" for one in planted.item], planted.value)

    numbers, named = (report(map_opinions(votes)) for votes in (planted.votes, words))

    assert [f"s{one['statement']:02}" for one in numbers["consensus"]] == [
        one["statement"] for one in named["consensus"]
    ]
    assert [one["size"] for one in numbers["groups"]] == [one["size"] for one in named["groups"]]


def test_nobodys_votes_or_place_are_in_the_report(planted, found, published):
    text = json.dumps(published)

    for x, y in found.people.tolist():
        assert f"[{round(x, 4)}, {round(y, 4)}]" not in text
    assert "participant" not in text
    assert all(square["people"] >= 5 for square in published["map"]["squares"])
    assert len(planted.votes.people) == published["votes"]["people"]


def test_my_own_place_is_where_the_map_put_me(found):
    known = json.loads(json.dumps(model(found)))
    for person in (0, 17, 101):
        own = {str(found.votes.statements[item]): int(value) for item, value in votes_of(found, person)}

        mine = place(known, own)

        assert (mine.x, mine.y) == pytest.approx(found.people[person].tolist(), abs=1e-4)
        assert mine.group == found.groups[found.labels[person]]


def votes_of(found, person):
    here = found.votes.person == person
    return zip(found.votes.item[here], found.votes.value[here], strict=True)


def test_somebody_with_a_few_votes_has_a_place_and_no_group(found):
    known = model(found)

    assert place(known, {"0": 1, "1": -1}).group is None
    assert place(known, {"unknown": 1}) is None


def test_given_groups_are_used_and_small_ones_are_not_shown():
    planted = conversation(90, 20, groups=2, seen=18, effect=2, seed=9)
    groups = {person: "tiny" if person < 4 else "many" if person < 50 else "more" for person in range(80)}

    said = report(map_opinions(planted.votes, Options(groups=groups)))

    assert [(one["id"], one["size"]) for one in said["groups"]] == [("many", 46), ("more", 30)]
    assert "tiny" not in json.dumps(said)


def test_in_the_way_of_polis_a_small_group_counts_but_is_not_shown():
    planted = conversation(90, 20, groups=2, seen=18, effect=2, seed=9)
    groups = {person: "tiny" if person < 4 else "many" for person in range(80)}
    found = map_opinions(planted.votes, Options(mode="polis", groups=groups))

    said = report(found)

    assert [one["id"] for one in said["groups"]] == ["many"]
    assert said["groups_too_small_to_show"] == 1
    assert found.counts.consensus[0, 0] in [one["agree"] for one in said["consensus"]]


def test_groups_of_nobody_who_voted_are_refused():
    with pytest.raises(OpinionError, match="None of the people"):
        map_opinions(collect([1], [1], [1]), Options(groups={7: 1}))


def test_an_unknown_mode_is_refused():
    with pytest.raises(OpinionError, match="polis, robust"):
        map_opinions(collect([1], [1], [1]), Options(mode="magic"))


def test_statements_that_were_taken_away_are_gone(planted):
    votes = collect(planted.person, planted.item, planted.value, left_out=[3, 4])

    robust, polis = (report(map_opinions(votes, Options(mode=mode))) for mode in ("robust", "polis"))

    assert not {3, 4} & {one["statement"] for one in robust["statements"]}
    assert not {3, 4} & {one["statement"] for one in polis["representative"]}


def test_all_taken_away_is_refused():
    with pytest.raises(OpinionError, match="Every statement"):
        map_opinions(collect([1], [1], [1], left_out=[1]))


def test_progress_rises_to_the_end_and_may_stop_the_work(planted):
    told = []
    map_opinions(planted.votes, progress=lambda done, total: told.append((done, total)))

    assert told == sorted(told)
    assert told[-1] == (100, 100)
    with pytest.raises(InterruptedError):
        map_opinions(planted.votes, progress=lambda done, total: (_ for _ in ()).throw(InterruptedError))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8), st.sampled_from((-1, 0, 1))), min_size=1, max_size=200),
    st.sampled_from(("robust", "polis")),
)
def test_any_votes_at_all_make_a_report_without_small_figures(rows, mode):
    said = report(map_opinions(collect(*zip(*rows, strict=True)), Options(mode=mode)))

    json.dumps(said, allow_nan=False)
    for row in said["statements"]:
        assert all(row[name] is None or row[name] == 0 or row[name] >= 5 for name in ("agree", "disagree", "pass"))
    assert all(one["size"] >= 5 for one in said["groups"])
