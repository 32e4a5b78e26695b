"""Published conversations of Pol.is computed again (CC BY 4.0, The Computational Democracy Project; not in this repository)."""

import json
from pathlib import Path

import numpy as np
import pytest

from roret.engines.opinions import Options, map_opinions, report
from roret.engines.opinions.formulas import AGREE, count
from roret.engines.opinions.polis import places
from roret.engines.opinions.reading import read_groups, read_statements, read_votes

CONVERSATIONS = Path(__file__).parents[6] / "shared" / "data" / "opinions"
EXPECTED = {
    "15-per-hour-seattle": (339, 54, 2_872, [99, 39], {2: 0.3710, 18: 0.3638, 4: 0.3599}),
    "vtaiwan.uberx": (1_921, 197, 49_443, [330, 889], {40: 0.8597, 16: 0.8015, 7: 0.8012}),
    "scoop-hivemind.biodiversity": (536, 314, 29_719, [72, 371], {290: 0.9221, 81: 0.8737, 243: 0.8281}),
    "london.youth.policing": (26, 36, 638, [3, 18, 3], {17: 0.5647, 15: 0.4000, 14: 0.3537}),
}
pytestmark = pytest.mark.skipif(not CONVERSATIONS.is_dir(), reason="shared/data/opinions (Pol.is openData) is not here")


@pytest.fixture(scope="module", params=EXPECTED)
def name(request):
    return request.param


@pytest.fixture(scope="module")
def folder(name):
    return CONVERSATIONS / name


@pytest.fixture(scope="module")
def votes(folder):
    return read_votes(folder / "votes.csv", left_out=read_statements(folder / "comments.csv")[1])


@pytest.fixture(scope="module")
def groups(folder):
    return read_groups(folder / "participants-votes.csv")


def test_the_votes_and_groups_are_those_that_were_published(name, votes, groups):
    people, statements, number, sizes, _ = EXPECTED[name]
    found = map_opinions(votes, Options(mode="polis", groups=groups))

    assert (*votes.shape, len(votes.value)) == (people, statements, number)
    assert found.sizes == sizes


@pytest.mark.parametrize("mode", ["polis", "robust"])
def test_consensus_is_the_published_one(name, votes, groups, mode):
    found = map_opinions(votes, Options(mode=mode, groups=groups))
    counted = np.array([groups.get(person, -1) >= 0 for person in votes.people])
    enough = dict(
        zip(
            votes.statements,
            np.bincount(votes.item[counted[votes.person]], minlength=votes.shape[1]) >= 20,
            strict=True,
        )
    )

    rows = [
        row
        for row in report(found)["consensus"]
        if row["agree"] and enough[row["statement"]] and row["statement"] not in votes.left_out
    ]

    if mode == "robust" and min(EXPECTED[name][3]) < 5:
        assert len(found.groups) == 1
    else:
        assert {row["statement"]: round(row["agree"], 4) for row in rows[:3]} == EXPECTED[name][4]


def test_places_are_those_of_principal_components_with_missing_votes_at_the_mean(votes):
    matrix = np.full(votes.shape, np.nan)
    matrix[votes.person, votes.item] = votes.value
    matrix[:, votes.is_left_out] = 0
    missing = np.isnan(matrix)
    means = np.nanmean(matrix, axis=0)
    centred = np.where(missing, 0, matrix - means)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    directions = directions[:2] * np.sign(directions[[0, 1], np.abs(directions[:2]).argmax(axis=1)])[:, None]
    expected = centred @ directions.T * np.sqrt(votes.shape[1] / (~missing).sum(axis=1))[:, None]

    people, statements = places(votes)

    assert np.abs(people - expected).max() < 1e-9
    assert np.abs(statements - ((1 - means) * directions * np.sqrt(votes.shape[1])).T).max() < 1e-9


def test_small_groups_are_not_shown(name, votes, groups):
    said = report(map_opinions(votes, Options(groups=groups)))

    assert [one["size"] for one in said["groups"]] == [size for size in EXPECTED[name][3] if size >= 5]
    json.dumps(said, allow_nan=False)


def test_consensus_of_given_groups_is_the_product_of_their_shares(votes, groups):
    found = map_opinions(votes, Options(mode="polis", groups=groups))
    labels = np.array([groups.get(person, -1) for person in votes.people])

    expected = count(votes, labels, number=max(groups.values()) + 1).shares[AGREE].prod(axis=0)

    assert np.abs(found.counts.consensus[AGREE] - expected).max() < 1e-9


def test_groups_are_found_where_enough_people_have_voted_enough(name, votes):
    structure = map_opinions(votes).structure

    assert structure.p <= 0.01
    assert structure.found == (name in {"vtaiwan.uberx", "scoop-hivemind.biodiversity"})
