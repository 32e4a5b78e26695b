"""Which characters our fonts can show, read from the fonts themselves (OpenType ``cmap``, formats 4 and 12).

A tagged PDF must not hold a character without a glyph (PDF/UA-1), so typst refuses one; it has to be known before.
"""

import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).with_name("fonts")
"""IBM Plex Sans and DejaVu Sans, put here by ``foundation.ui.build``; without them typst's own face is used. Never the
machine's fonts: the same document is the same everywhere."""
_NOT_MAPPED = 0xFFFF


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
    """Return every character that one of our fonts has a glyph for; nothing where the fonts are not built."""
    fonts = [*sorted(FONTS.glob("*-Regular.ttf")), FONTS / "DejaVuSans.ttf"]
    return frozenset(code for font in fonts if font.exists() for code in characters_of(font.read_bytes()))


def characters_of(font: bytes) -> set[int]:
    """Return the characters of one font."""
    at = _table(font, b"cmap")
    found: set[int] = set()
    for number in range(struct.unpack_from(">H", font, at + 2)[0]):
        offset = at + struct.unpack_from(">L", font, at + 4 + 8 * number + 4)[0]
        kind = struct.unpack_from(">H", font, offset)[0]
        if kind in _READERS:
            found.update(_READERS[kind](font, offset))
    return found


def _table(font: bytes, name: bytes) -> int:
    for number in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _sum, offset, _length = struct.unpack_from(">4sLLL", font, 12 + 16 * number)
        if tag == name:
            return int(offset)
    raise ValueError(f"The font has no table {name!r}.")


def _segments(font: bytes, at: int) -> Iterator[int]:
    """Yield the characters of format 4: segments in the basic plane. Glyph 0 is none."""
    count = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends, starts = at + 14, at + 16 + 2 * count
    deltas, offsets = starts + 2 * count, starts + 4 * count
    for segment in range(count):
        end, start = (struct.unpack_from(">H", font, place + 2 * segment)[0] for place in (ends, starts))
        delta = struct.unpack_from(">h", font, deltas + 2 * segment)[0]
        offset = struct.unpack_from(">H", font, offsets + 2 * segment)[0]
        for code in range(start, end + 1):
            place = offsets + 2 * segment + offset + 2 * (code - start)
            glyph = struct.unpack_from(">H", font, place)[0] if offset else code
            if code != _NOT_MAPPED and (glyph or not offset) and (glyph + delta) % 65536:
                yield code


def _groups(font: bytes, at: int) -> Iterator[int]:
    """Yield the characters of format 12: groups in every plane."""
    for group in range(struct.unpack_from(">L", font, at + 12)[0]):
        start, end, glyph = struct.unpack_from(">LLL", font, at + 16 + 12 * group)
        yield from range(start if glyph else start + 1, end + 1)


_READERS = {4: _segments, 12: _groups}
