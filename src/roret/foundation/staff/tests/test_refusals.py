import pytest
from django.utils.translation import override

from roret.engines.figures.csv_dialect import CellError, TableError
from roret.foundation.staff.importing.refusals import SENTENCES, in_words


def test_every_sentence_of_the_engine_is_named_and_no_other():
    assert set(SENTENCES) == {*TableError.messages.values(), *CellError.messages.values()}


@pytest.mark.parametrize("error", [TableError, CellError])
def test_every_sentence_has_danish(error):
    class Anything(dict):
        def __missing__(self, key):
            return "x"

    with override("da"):
        for code, english in error.messages.items():
            raised = error(code)
            raised.params = Anything()
            assert in_words(raised) != english % Anything()
