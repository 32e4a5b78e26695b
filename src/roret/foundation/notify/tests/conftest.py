"""People and messages for the tests of notify."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import get_user_model

from roret.foundation import clock
from roret.foundation.notify import guest_recipient, recipient_of, tell

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def local(day, hour, minute=0, *, month=3, year=2026):
    """A moment of local time in March 2026 (the 2nd is a Monday)."""
    return datetime(year, month, day, hour, minute, tzinfo=COPENHAGEN)


class Thing:
    """Something with a key and a title, as a record has."""

    def __init__(self, pk, title):
        self.pk, self.title = pk, title

    def __str__(self):
        return self.title


LIBRARY, SCHOOL = Thing(1, "Biblioteket på Nørrebro"), Thing(2, "Skolen i Vanløse")


@pytest.fixture
def karen(db):
    user = get_user_model().objects.create_user("karen@example.org", "et langt kodeord", name="Karen Holm")
    return recipient_of(user)


@pytest.fixture
def guest(db):
    return guest_recipient("gaest@example.org")


def say(recipient, key, *, at, record=LIBRARY, sentence="Biblioteket får længere åbningstid", url="/sager/1/"):
    """Tell one thing at a moment."""
    with clock.at(at):
        return tell(recipient, key=key, record=record, sentence=sentence, url=url, reason="Du har sendt et svar.")
