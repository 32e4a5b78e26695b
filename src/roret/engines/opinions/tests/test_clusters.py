"""Dividing points: what is apart comes apart, and the same figures come out as from a library."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import adjusted_rand_score, silhouette_score

from roret.engines.opinions.clusters import agreement, divide, silhouette, stability

LABELS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=40)


@pytest.fixture(scope="module")
def islands():
    random = np.random.default_rng(7)
    centres = np.array([[0, 0], [6, 0], [0, 6]])
    sizes = [60, 40, 20]
    return np.concatenate([random.normal(centre, 0.5, (size, 2)) for centre, size in zip(centres, sizes, strict=True)])


def test_islands_are_found_the_largest_first(islands):
    found = divide(islands, 3)

    assert np.bincount(found.labels).tolist() == [60, 40, 20]
    assert agreement(found.labels, np.repeat([0, 1, 2], [60, 40, 20])) == 1.0


def test_islands_are_steady_and_one_cloud_is_not(islands):
    cloud = np.random.default_rng(3).normal(size=(200, 3))

    assert stability(islands, 3) == 1.0
    assert stability(cloud, 4) < 0.6


def test_the_silhouette_is_the_published_one(islands):
    labels = divide(islands, 4).labels

    assert silhouette(islands, labels) == pytest.approx(silhouette_score(islands, labels), abs=1e-12)


@settings(max_examples=80, deadline=None)
@given(LABELS)
def test_agreement_is_the_adjusted_rand_index(pairs):
    one, other = (np.array(each) for each in zip(*pairs, strict=True))

    assert agreement(one, other) == pytest.approx(adjusted_rand_score(one, other), abs=1e-12)


def test_points_that_are_all_the_same_do_no_harm():
    same = np.zeros((9, 2))

    assert len(divide(same, 3).labels) == 9
    assert silhouette(same, np.zeros(9, dtype=int)) == 0.0
