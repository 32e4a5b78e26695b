"""A page that is found by its keys and then read."""

import pytest

from roret.foundation.paging import KeyPaginator


class Row:
    def __init__(self, pk):
        self.pk = pk


def read(keys):
    return [Row(key) for key in sorted(keys)]


def test_rows_keep_the_order_of_their_keys():
    pages = KeyPaginator([5, 3, 9, 1], 3, read=read)
    assert [row.pk for row in pages.get_page(1)] == [5, 3, 9]
    assert [row.pk for row in pages.get_page(2)] == [1]


def test_a_row_that_went_away_meanwhile_is_left_out():
    pages = KeyPaginator([5, 3], 3, read=lambda keys: read(key for key in keys if key != 5))
    assert [row.pk for row in pages.get_page(1)] == [3]


def test_an_empty_list_reads_nothing():
    assert list(KeyPaginator([], 3, read=lambda keys: pytest.fail("read")).get_page(1)) == []


def test_a_count_that_is_known_is_not_asked_for():
    class Keys(list):
        def count(self, *_):
            pytest.fail("counted")

    assert KeyPaginator(Keys([1, 2, 3]), 2, read=read, count=3).num_pages == 2
