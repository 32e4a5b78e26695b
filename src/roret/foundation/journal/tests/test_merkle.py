"""The hash tree against the published test data of Certificate Transparency (RFC 6962)."""

import pytest

from roret.foundation.journal.merkle import Tree, leaf_hash, node_hash

LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
"""The inputs and roots that the reference implementation of RFC 6962 publishes for trees of one to eight leaves."""


@pytest.mark.unit
@pytest.mark.parametrize("count", range(1, 9))
def test_the_root_of_the_first_leaves_is_the_published_one(count):
    tree = Tree()
    for leaf in LEAVES[:count]:
        tree.add(bytes.fromhex(leaf))
    assert tree.root().hex() == ROOTS[count - 1]


@pytest.mark.unit
def test_the_root_of_nothing_is_the_hash_of_nothing():
    assert Tree().root().hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.unit
def test_a_leaf_is_never_taken_for_a_node():
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert leaf_hash(left + right) != node_hash(left, right)


@pytest.mark.unit
def test_a_large_tree_keeps_only_as_many_hashes_as_its_count_has_bits():
    tree = Tree()
    for number in range(100_000):
        tree.add(str(number).encode())
    assert len(tree._peaks) == (100_000).bit_count()
