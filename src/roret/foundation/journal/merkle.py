"""The hash tree of RFC 6962 (Certificate Transparency), section 2.1: a leaf and a node can never be taken for each other.

Leaves are added one by one; only the left sides of unfinished subtrees are kept, so that memory grows with the logarithm
of their number.
"""

import hashlib

LEAF, NODE, SEAL = b"\x00", b"\x01", b"\x02"
"""The first byte of what is hashed. The third is ours: a seal over a tree and the seal before it."""


def leaf_hash(content: bytes) -> bytes:
    """Return the hash of one leaf."""
    return hashlib.sha256(LEAF + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of two subtrees."""
    return hashlib.sha256(NODE + left + right).digest()


class Tree:
    """A growing tree."""

    def __init__(self) -> None:
        self.count = 0
        self._peaks: list[bytes] = []

    def add(self, content: bytes) -> None:
        """Add a leaf at the right end."""
        carried, number = leaf_hash(content), self.count
        while number & 1:
            carried = node_hash(self._peaks.pop(), carried)
            number >>= 1
        self._peaks.append(carried)
        self.count += 1

    def root(self) -> bytes:
        """Return the root over all leaves added until now; of an empty tree the hash of nothing."""
        if not self._peaks:
            return hashlib.sha256().digest()
        root = self._peaks[-1]
        for left in reversed(self._peaks[:-1]):
            root = node_hash(left, root)
        return root
