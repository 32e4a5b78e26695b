"""One catalogue a language says the same as one an app."""

import pytest
from django.conf import settings
from django.utils.translation import trans_real

from roret.foundation.i18n.merging import _merged

LANGUAGES = [language for language, _name in settings.LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_reads_as_before(language):
    ours = trans_real.translation(language)
    djangos = trans_real.DjangoTranslation(language)
    keys = set(djangos._catalog.keys())
    assert {key: ours._catalog.get(key) for key in keys} == {key: djangos._catalog.get(key) for key in keys}
    assert len(ours._catalog._catalogs) < 4 <= len(djangos._catalog._catalogs)


@pytest.mark.parametrize("count", [0, 1, 2, 17])
def test_counts_read_as_before(count):
    ours, djangos = trans_real.translation("da"), trans_real.DjangoTranslation("da")
    for singular, plural in (("%(count)d byte", "%(count)d bytes"), ("nobody says this", "nobody says these")):
        assert ours.ngettext(singular, plural, count) == djangos.ngettext(singular, plural, count)


def test_the_first_that_has_a_text_wins_and_another_way_of_counting_stays_apart():
    def danish(n):
        return int(n != 1)

    def other(n):
        return 0

    texts, rules = _merged([{"a": "1"}, {"a": "2", "b": "2"}, {"b": "3"}, {"c": "4"}], [danish, danish, other, danish])
    assert texts == [{"a": "1", "b": "2"}, {"b": "3"}, {"c": "4"}]
    assert rules == [danish, other, danish]
