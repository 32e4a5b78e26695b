from datetime import date
from types import SimpleNamespace

import pytest

from roret.foundation.staff.layout import plain
from roret.foundation.staff.screens import StaffScreens


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "–"),
        ("", "–"),
        (True, "Ja"),
        (False, "Nej"),
        (0, "0"),
        ("tekst", "tekst"),
        (date(2026, 12, 31), "31.12.2026"),
    ],
)
def test_values_are_shown_in_words(value, shown):
    assert plain(value) == shown


def test_a_screen_has_no_knob_that_is_not_declared():
    with pytest.raises(TypeError):
        StaffScreens(model=SimpleNamespace, table=SimpleNamespace, colour="blue")


def test_what_has_no_service_has_no_page():
    screens = StaffScreens(model=SimpleNamespace, table=SimpleNamespace)
    assert [
        action for action in ("list", "detail", "create", "update", "delete", "import", "export") if screens.has(action)
    ] == ["list", "detail"]
