"""Pictures lose what they tell of the photographer and keep every bit of the picture."""

import io
import tempfile

import pytest

from roret.foundation.files.errors import FileRefused
from roret.foundation.files.kinds import JPEG, PNG, TEXT
from roret.foundation.files.pictures import without_metadata
from roret.foundation.files.tests.samples import HTML, PLACE, chunk, exif, jpeg, png

pytestmark = pytest.mark.unit


def clean(content, kind):
    with tempfile.NamedTemporaryFile() as source:
        source.write(content)
        source.flush()
        target = io.BytesIO()
        assert without_metadata(source, kind, target)
        return target.getvalue()


def test_a_photograph_no_longer_says_where_it_was_taken():
    assert PLACE in jpeg()
    assert PLACE not in clean(jpeg(), JPEG)


def test_a_photograph_keeps_how_it_is_turned_its_colours_and_its_scan():
    cleaned = clean(jpeg(orientation=6), JPEG)
    assert b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06" in cleaned
    assert b"ICC_PROFILE" in cleaned
    assert cleaned.endswith(b"\x12\x34\xff\x00\x56\xff\xd0\x78\xff\xd9")


def test_a_photograph_that_is_not_turned_says_nothing_about_it():
    assert b"Exif" not in clean(jpeg(orientation=1), JPEG)


def test_cleaning_again_changes_nothing():
    assert clean(clean(jpeg(), JPEG), JPEG) == clean(jpeg(), JPEG)
    assert clean(clean(png(), PNG), PNG) == clean(png(), PNG)


def test_what_stands_behind_the_end_of_a_picture_is_cut_off():
    assert HTML not in clean(jpeg(behind=HTML), JPEG)
    assert HTML not in clean(png(behind=HTML), PNG)


def test_a_png_loses_text_and_place_and_keeps_the_picture():
    cleaned = clean(png(), PNG)
    assert PLACE not in cleaned
    assert chunk(b"pHYs", b"\x00" * 9) in cleaned
    assert cleaned.endswith(chunk(b"IEND", b""))


@pytest.mark.parametrize("cut", [3, 9, 20, 60, -1, -2])
def test_a_damaged_picture_is_refused(cut):
    for content, kind in ((jpeg(), JPEG), (png(), PNG)):
        with pytest.raises(FileRefused):
            clean(content[:cut], kind)


def test_a_broken_exif_part_is_dropped_and_the_picture_kept():
    broken = jpeg().replace(exif(6)[:20], exif(6)[:10] + b"\xff\xff\xff\xff" + exif(6)[14:20])
    assert clean(broken, JPEG).endswith(b"\xff\xd9")


def test_other_programs_read_the_cleaned_picture():
    image = pytest.importorskip("PIL.Image")
    made, details = io.BytesIO(), image.Exif()
    details[0x0112], details[0x010E] = 6, PLACE.decode()
    image.effect_noise((300, 200), 50).convert("RGB").save(made, "JPEG", exif=details, progressive=True)
    before, after = image.open(io.BytesIO(made.getvalue())), image.open(io.BytesIO(clean(made.getvalue(), JPEG)))
    assert dict(after.getexif()) == {0x0112: 6}
    assert before.tobytes() == after.tobytes()


def test_what_is_no_picture_is_left_alone():
    assert without_metadata(io.BytesIO(b"text"), TEXT, io.BytesIO()) is False
