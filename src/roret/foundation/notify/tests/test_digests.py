"""One digest for each recipient: grouped, newest first, never empty, never the same window twice."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from roret.foundation import clock
from roret.foundation.notify import digests
from roret.foundation.notify.models import Digest, Notification, Recipient

from .conftest import LIBRARY, SCHOOL, local, say

pytestmark = pytest.mark.django_db


def make(at):
    with clock.at(at):
        return digests.make_digests()


def test_with_nothing_to_tell_there_is_no_digest(karen):
    make(local(3, 9))
    assert not Digest.objects.exists()


def test_what_is_told_during_the_day_goes_out_the_next_morning(karen):
    say(karen, "a", at=local(2, 12))
    make(local(2, 20))
    assert not Digest.objects.exists()
    make(local(3, 8, 1))
    digest = Digest.objects.get()
    assert digest.recipient == karen
    assert (digest.covers_from, digest.covers_to) == (local(2, 12), local(3, 8, 1))
    assert Notification.objects.get().digest == digest


def test_it_is_made_once_however_often_the_job_runs(karen):
    say(karen, "a", at=local(2, 12))
    for minute in (1, 2, 30):
        make(local(3, 8, minute))
    assert Digest.objects.count() == 1


def test_the_windows_follow_one_another_without_gap(karen):
    say(karen, "a", at=local(2, 12))
    make(local(3, 8, 1))
    say(karen, "b", at=local(3, 9))
    make(local(3, 23))
    make(local(4, 8, 1))
    second, first = Digest.objects.order_by("-covers_to")
    assert second.covers_from == first.covers_to
    assert list(second.notifications.values_list("key", flat=True)) == ["b"]


def test_the_same_window_cannot_be_kept_twice(karen):
    say(karen, "a", at=local(2, 12))
    make(local(3, 8, 1))
    digest = Digest.objects.get()
    digest.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        digest.save(force_insert=True)


def test_at_once_means_with_the_next_round_but_not_at_night(karen):
    Recipient.objects.update(cadence="now")
    say(karen, "a", at=local(2, 22))
    make(local(2, 22, 1))
    make(local(3, 6, 59))
    assert not Digest.objects.exists()
    make(local(3, 7))
    assert Digest.objects.count() == 1
    say(karen, "b", at=local(3, 7, 10))
    make(local(3, 7, 11))
    assert Digest.objects.count() == 2


def test_weekly_waits_for_monday(karen):
    Recipient.objects.update(cadence="weekly")
    say(karen, "a", at=local(3, 12))
    for day in range(4, 9):
        make(local(day, 12))
    assert not Digest.objects.exists()
    make(local(9, 8))
    assert Digest.objects.count() == 1


def test_a_worker_that_was_away_in_the_morning_sends_when_it_is_back(karen):
    say(karen, "a", at=local(2, 12))
    say(karen, "b", at=local(3, 11))
    make(local(3, 12))
    assert Digest.objects.get().notifications.count() == 2


def test_who_unsubscribed_or_reads_only_here_or_has_no_working_address_gets_none(karen, guest):
    say(karen, "a", at=local(2, 12))
    never = {"unsubscribed_at": None, "bounced_at": None, "channel": "email"}
    for change in ({"unsubscribed_at": local(1, 1)}, {"bounced_at": local(1, 1)}, {"channel": "none"}):
        Recipient.objects.filter(pk=karen.pk).update(**never | change)
        make(local(3, 9))
        assert not Digest.objects.exists(), change


def test_who_can_no_longer_sign_in_gets_none(karen):
    say(karen, "a", at=local(2, 12))
    karen.user.is_active = False
    karen.user.save()
    make(local(3, 9))
    assert not Digest.objects.exists()


def test_it_is_grouped_by_record_newest_first(karen):
    say(karen, "a", at=local(2, 10), record=LIBRARY, sentence="Ældst")
    say(karen, "b", at=local(2, 11), record=SCHOOL, sentence="Midt")
    say(karen, "c", at=local(2, 12), record=LIBRARY, sentence="Nyest")
    make(local(3, 8))
    text = Digest.objects.get().text
    order = [text.index(words) for words in ("Biblioteket på Nørrebro", "Nyest", "Ældst", "Skolen i Vanløse", "Midt")]
    assert order == sorted(order)
    assert text.count("Biblioteket på Nørrebro") == 1


def test_the_subject_is_the_outcome(karen):
    say(karen, "a", at=local(2, 10))
    make(local(3, 8))
    assert Digest.objects.get().subject == "Biblioteket får længere åbningstid"


def test_the_subject_counts_the_rest_and_stays_short(karen):
    for number in range(3):
        say(karen, str(number), at=local(2, 10 + number), sentence=f"{number} " + "ord " * 70)
    make(local(3, 8))
    subject = Digest.objects.get().subject
    assert subject.startswith("2 ord")
    assert "2" in subject[-20:]
    assert len(subject) <= 250


def test_a_flood_is_counted_not_listed(karen):
    for number in range(digests.MOST_IN_ONE + 5):
        say(karen, str(number), at=local(2, 10) + timedelta(seconds=number), sentence=f"Nyt nummer {number}.")
    make(local(3, 8))
    digest = Digest.objects.get()
    assert digest.text.count("Nyt nummer") == digests.MOST_IN_ONE
    assert digest.notifications.count() == digests.MOST_IN_ONE + 5


def test_what_people_wrote_cannot_become_markup(karen):
    say(karen, "a", at=local(2, 10), sentence="<script>alert(1)</script>")
    make(local(3, 8))
    digest = Digest.objects.get()
    assert "<script" not in digest.html
    assert "<script>alert(1)</script>" in digest.text


def test_no_personal_data_but_the_greeting(karen):
    say(karen, "a", at=local(2, 10))
    make(local(3, 8))
    digest = Digest.objects.get()
    assert "Karen Holm" in digest.text.partition("\n")[0]
    assert digest.text.count("Karen") == 1
    assert "karen@" not in digest.text + digest.html + digest.subject


def test_the_language_is_the_recipients(karen):
    Recipient.objects.update(language="en")
    say(karen, "a", at=local(2, 10))
    make(local(3, 8))
    digest = Digest.objects.get()
    assert "Stop all messages" in digest.text
    assert '<html lang="en">' in digest.html
    assert "/en/" in digest.text


def test_many_recipients_are_served_in_batches(db, monkeypatch):
    monkeypatch.setattr(digests, "BATCH", 10)
    Recipient.objects.bulk_create(Recipient(email=f"{number}@example.org") for number in range(25))
    for recipient in Recipient.objects.all():
        say(recipient, "a", at=local(2, 10))
    assert [len(batch) for batch in make(local(3, 8))] == [10, 10, 5]
    assert Digest.objects.count() == 25
