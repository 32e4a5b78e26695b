from decimal import Decimal

import pytest
from django.db.models import TextChoices
from django.utils.translation import override

from roret.foundation.staff.importing.columns import (
    CellProblem,
    Choice,
    Column,
    Day,
    Email,
    Pending,
    Reference,
    References,
    Text,
    Whole,
    YesNo,
    look_up,
    opened,
)


class Colour(TextChoices):
    RED = "red", "Rød"
    BLUE = "blue", "Blå"


ROWS = [
    (1, "SOF", "Socialforvaltningen"),
    (2, "BIF", "Beskæftigelsesforvaltningen"),
    (3, "", "Dobbelt"),
    (4, "", "Dobbelt"),
]


def read(kind, text):
    column = Column("x", "X", kind)
    return column.read(text, opened([column]))


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Text(5), "abcde", "abcde"),
        (Text(5), "", ""),
        (Whole(), "1.234", 1234),
        (Whole(), "", None),
        (YesNo(), "Ja", True),
        (YesNo(), "", False),
        (Choice(Colour), "rØD", "red"),
        (Choice(Colour), "blue", "blue"),
        (Day(), "", None),
        (Reference(lambda: ROWS), "sof", 1),
        (Reference(lambda: ROWS), "beskæftigelsesforvaltningen", 2),
        (Reference(lambda: ROWS), "#4", 4),
        (Reference(lambda: ROWS, within=True), "Ny", Pending("Ny")),
        (References(lambda: ROWS), "BIF | SOF |", frozenset({1, 2})),
        (References(lambda: ROWS), "", frozenset()),
        (Email(), "a@b.dk", "a@b.dk"),
    ],
)
def test_a_cell_becomes_a_value(kind, text, value):
    assert read(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Text(5), "abcdef"),
        (Whole(), "1,5"),
        (Whole(), "-1"),
        (Whole(most=150), "151"),
        (Whole(), "mange"),
        (YesNo(), "måske"),
        (Choice(Colour), "grøn"),
        (Day(), "31.2.2020"),
        (Reference(lambda: ROWS), "Dobbelt"),
        (Reference(lambda: ROWS), "Ukendt"),
        (References(lambda: ROWS), "SOF | Ukendt"),
        (Email(), "a@b"),
    ],
)
def test_what_cannot_be_used_says_what_was_written_or_what_to_do(kind, text):
    with pytest.raises(CellProblem) as problem:
        read(kind, text)
    assert len(str(problem.value)) > 15


def test_a_required_cell_may_not_be_empty():
    with pytest.raises(CellProblem):
        Column("x", "X", Text(), required=True).read("", {"x": None})


def test_what_is_written_can_be_read_again():
    lookup = look_up(ROWS)
    kind = Reference(lambda: ROWS)
    for pk, *_names in ROWS:
        assert kind.read(kind.write(pk, lookup), lookup) == pk
    several = References(lambda: ROWS)
    assert several.read(several.write({1, 3}, lookup), lookup) == {1, 3}
    assert Decimal(read(Whole(), str(Whole().write(12, None)))) == 12


def test_a_column_is_known_by_its_labels_and_its_name():
    from django.utils.translation import gettext_lazy

    column = Column("name", gettext_lazy("name"))
    with override("en"):
        assert {"name", "navn"} <= column.titles()
