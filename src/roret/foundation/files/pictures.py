"""Pictures without what they tell of the photographer: place, time, camera, hidden previews, text, and data behind the end.

The picture itself is copied bit by bit, never decoded. A JPEG keeps how it is to be turned, and its colours.
(JPEG: ITU-T T.81 annex B; Exif: CIPA DC-008; PNG: W3C Portable Network Graphics, third edition.)
"""

import mmap
import struct
from collections.abc import Iterator
from typing import IO

from django.utils.translation import gettext as _

from roret.foundation.files.errors import FileRefused
from roret.foundation.files.kinds import JPEG, PNG

_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    {b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT"}
)
_SOI, _EOI, _SOS, _APP0, _APP1, _APP2, _APP14, _APP15, _COM = 0xD8, 0xD9, 0xDA, 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
_ORIENTATION = 0x0112


def without_metadata(source: IO[bytes], content_type: str, target: IO[bytes]) -> bool:
    """Write the picture in ``source`` (a file on disk) to ``target`` without metadata; False for what is no picture.

    Raises ``FileRefused`` when the picture is damaged.
    """
    if content_type not in {PNG, JPEG}:
        return False
    with mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as data:
        try:
            for part in _png(data) if content_type == PNG else _jpeg(data):
                target.write(part)
        except (struct.error, IndexError) as error:
            raise FileRefused(_("The picture is damaged. Save it anew and try again.")) from error
    return True


def _png(data: mmap.mmap) -> Iterator[bytes]:
    if data[:8] != _PNG_START:
        raise IndexError
    yield _PNG_START
    place, kind = 8, b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, place)
        end = place + 12 + length
        if end > len(data):
            raise IndexError
        if kind[:1].isupper() or kind in _PNG_KEPT:
            yield data[place:end]
        place = end


def _jpeg(data: mmap.mmap) -> Iterator[bytes]:
    if data[:3] != b"\xff\xd8\xff":
        raise IndexError
    yield data[:2]
    turned, place = False, 2
    while (marker := _marker(data, place)) != _EOI:
        end = place + 2 + struct.unpack_from(">H", data, place + 2)[0]
        if end > len(data):
            raise IndexError
        if _is_kept(marker, data[place + 4 : place + 16]):
            yield data[place:end]
        elif marker == _APP1 and not turned and (how := _orientation(data[place + 4 : end])) > 1:
            turned = True
            yield _turn(how)
        if marker == _SOS:
            place, end = end, _end_of_scan(data, end)
            yield data[place:end]
        place = end
    yield data[place : place + 2]


def _marker(data: mmap.mmap, place: int) -> int:
    if data[place] != 0xFF:
        raise IndexError
    return data[place + 1]


def _is_kept(marker: int, begins: bytes) -> bool:
    if marker == _APP2:
        return begins.startswith(b"ICC_PROFILE\x00")
    return marker in {_APP0, _APP14} or not (_APP0 <= marker <= _APP15 or marker == _COM)


def _end_of_scan(data: mmap.mmap, place: int) -> int:
    """Return where the next marker stands; ``FF 00`` and the restart markers belong to the picture."""
    while (place := data.find(b"\xff", place)) != -1:
        following = data[place + 1]
        if following not in {0x00, 0xFF} and not 0xD0 <= following <= 0xD7:
            return place
        place += 1 if following == 0xFF else 2
    raise IndexError


def _orientation(segment: bytes) -> int:
    """Return how a picture is to be turned (1 to 8); 1 when the Exif part does not say."""
    order = {b"II": "<", b"MM": ">"}.get(segment[6:8])
    if not segment.startswith(b"Exif\x00\x00") or order is None:
        return 1
    try:
        tiff = segment[6:]
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for number in range(min(count, 100)):
            tag, _kind, _count, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * number)
            if tag == _ORIENTATION:
                return value if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1


def _turn(how: int) -> bytes:
    """Return an Exif segment that says nothing but how the picture is to be turned."""
    tiff = b"MM\x00\x2a" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, how, 0, 0)
    content = b"Exif\x00\x00" + tiff
    return struct.pack(">BBH", 0xFF, _APP1, len(content) + 2) + content
