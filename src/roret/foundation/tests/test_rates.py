"""Limits on how often, for each address and each thing, and over when their time is over."""

import pytest
import time_machine
from django.core.cache import cache
from django.test import RequestFactory

from roret.foundation.rates import too_many

pytestmark = pytest.mark.django_db
LIMIT = {"limit": 3, "seconds": 60}


@pytest.fixture(autouse=True)
def _from_nothing(db):
    cache.clear()


def ask(name="data", *, address="192.0.2.1", forwarded=""):
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    return too_many(RequestFactory().get("/", REMOTE_ADDR=address, headers=headers), name, **LIMIT)


def test_the_one_over_the_limit_is_too_many():
    assert [ask() for _time in range(5)] == [False, False, False, True, True]


def test_each_address_and_each_thing_is_counted_by_itself():
    assert [ask() for _time in range(4)][-1]
    assert not ask(address="192.0.2.2")
    assert not ask("respond")


def test_it_is_over_when_its_time_is_over_even_for_those_who_keep_asking():
    with time_machine.travel("2026-05-01T12:00:00Z", tick=False) as clock:
        assert [ask() for _time in range(4)][-1]
        clock.shift(60)
        assert [ask() for _time in range(4)] == [False, False, False, True]


def test_behind_a_load_balancer_it_counts_who_asks(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert [ask(forwarded="198.51.100.1") for _time in range(4)][-1]
    assert not ask(forwarded="198.51.100.2")
    # What a visitor writes in the header herself stands to the left and changes nothing.
    assert ask(forwarded="203.0.113.9, 198.51.100.1")


def test_without_a_load_balancer_the_header_is_not_believed():
    assert [ask(forwarded=f"198.51.100.{number}") for number in range(4)][-1]
