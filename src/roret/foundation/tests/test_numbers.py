"""Numbers as people type them, and none read a thousand times too small."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from roret.foundation.numbers import NumberField

pytestmark = pytest.mark.unit
FIELD = {"max_digits": 14, "decimal_places": 3, "required": False}


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("da", "1.080", "1080"),
        ("da", "1.080,5", "1080.5"),
        ("da", " 12,5 % ", "12.5"),
        ("da", "-3", "-3"),
        ("en", "1,080.5", "1080.5"),
        ("en", "0.25", "0.25"),
    ],
)
def test_a_number_is_read_in_the_readers_language(language, written, meant):
    with override(language):
        assert NumberField(**FIELD).clean(written) == Decimal(meant)


@pytest.mark.parametrize("written", ["12.5", "mange", "1e5", "NaN", "Infinity", "1,2345", "9" * 12])
def test_what_is_no_number_or_too_long_is_refused(written):
    with override("da"), pytest.raises(ValidationError):
        NumberField(**FIELD).clean(written)


def test_empty_is_no_number_and_what_is_shown_can_be_sent_again():
    field = NumberField(**FIELD)
    assert field.clean("") is None
    with override("da"):
        shown = field.widget.format_value(Decimal("1080.500"))
        assert field.clean(shown) == Decimal("1080.5")
