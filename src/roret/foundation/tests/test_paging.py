"""A long list is counted once for many readers; a short one is always exact."""

import pytest
from django.core.cache import caches

from roret.foundation import paging
from roret.foundation.search.models import Word

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_cache():
    caches["pages"].clear()
    yield
    caches["pages"].clear()


def words(count, *, start=0):
    Word.objects.bulk_create(Word(text=f"ord{number}", length=4, count=1) for number in range(start, start + count))


def counted(**narrowed):
    return paging.ManyPaginator(Word.objects.filter(**narrowed).order_by("text"), 20).count


def test_a_short_list_is_exact_at_once():
    words(3)
    assert counted() == 3
    words(1, start=3)

    assert counted() == 4


def test_a_long_list_is_counted_once(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(paging, "COUNTED_AT_MOST", 5)
    words(7)
    assert counted() == 7

    with django_assert_num_queries(0):
        assert counted() == 7


def test_another_question_has_its_own_count(monkeypatch):
    monkeypatch.setattr(paging, "COUNTED_AT_MOST", 1)
    words(7)
    assert counted() == 7

    assert counted(text__in=["ord1", "ord2"]) == 2
