"""What stands in the outbox goes out once, whatever happens on the way."""

import smtplib

import pytest
from django.core import mail
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from roret.foundation import clock
from roret.foundation.jobs import TemporaryFailure
from roret.foundation.notify import channels, digests, sending
from roret.foundation.notify.channels import Channel, Refused
from roret.foundation.notify.channels.file import FileChannel, written_messages
from roret.foundation.notify.models import Digest, Recipient
from roret.foundation.testing.jobs import run_jobs

from .conftest import local, say

pytestmark = pytest.mark.django_db
MORNING = local(3, 8, 5)


@pytest.fixture
def digest(karen):
    say(karen, "a", at=local(2, 10))
    with clock.at(MORNING):
        digests.make_digests()
    return Digest.objects.get()


@pytest.fixture
def post():
    """A channel that does what the test says, beside the real ones."""

    class Post(Channel):
        key = "post"
        label = "Post"
        sent: list = []
        errors: list = []

        def send(self, digest):
            if self.errors:
                raise self.errors.pop(0)
            self.sent.append(digest.pk)

    found = channels.register(Post())
    found.sent, found.errors = [], []
    yield found
    del channels._registry["post"]


def send(*keys, at=MORNING):
    with clock.at(at):
        return sending.send_now(keys)


def test_making_and_sending_are_two_steps_of_one_promise(digest):
    assert digest.sent_at is None
    assert DBTaskResult.objects.filter(task_path__endswith="send_digests").count() == 1
    with clock.at(MORNING):
        run_jobs()
    digest.refresh_from_db()
    assert digest.sent_at == MORNING
    assert len(mail.outbox) == 1


def test_a_worker_killed_before_sending_loses_nothing_and_one_killed_after_sends_nothing_twice(digest):
    """The job is run again by the next worker, once before and once after the sending."""
    assert send(digest.pk) == 1
    assert send(digest.pk) == 0
    assert len(mail.outbox) == 1


def test_the_mail_carries_what_mail_programs_need_to_offer_unsubscribe(digest, settings):
    send(digest.pk)
    message = mail.outbox[0]
    assert message.to == ["karen@example.org"]
    link = message.extra_headers["List-Unsubscribe"]
    assert link == f"<{settings.RORET_PUBLIC_URL}/beskeder/afmeld/{digest.recipient.key}/>"
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    raw = message.message()
    assert raw["Message-ID"].startswith(f"<digest-{digest.pk}-")
    assert {part.get_content_type() for part in raw.walk()} >= {"text/plain", "text/html"}


def test_a_mail_server_that_is_away_is_tried_again_later(digest, post):
    Digest.objects.update(channel="post")
    post.errors = [TemporaryFailure("away")]
    with pytest.raises(TemporaryFailure):
        send(digest.pk)
    digest.refresh_from_db()
    assert digest.sent_at is None
    with clock.at(MORNING):
        run_jobs(later=True)
    assert post.sent == [digest.pk]


def test_one_bad_address_stops_no_other(digest, guest, post):
    say(guest, "a", at=local(2, 10))
    with clock.at(MORNING):
        digests.make_digests()
    Digest.objects.update(channel="post")
    post.errors = [Refused("no such person")]
    keys = list(Digest.objects.order_by("pk").values_list("pk", flat=True))
    assert send(*keys) == 1
    assert post.sent == keys[1:]
    refused = Digest.objects.get(pk=keys[0])
    assert refused.refusal == "no such person"
    assert refused.recipient.bounced_at == MORNING
    assert send(*keys) == 0


def test_a_batch_with_one_delayed_address_is_not_sent_twice_to_the_others(digest, guest, post):
    say(guest, "a", at=local(2, 10))
    with clock.at(MORNING):
        digests.make_digests()
    Digest.objects.update(channel="post")
    keys = list(Digest.objects.order_by("pk").values_list("pk", flat=True))
    post.errors = [TemporaryFailure("greylisted")]
    with pytest.raises(TemporaryFailure, match="1 not sent; first: greylisted"):
        send(*keys)
    send(*keys)
    assert sorted(post.sent) == keys


def test_after_the_last_try_the_failure_stays_to_be_seen(digest, post):
    Digest.objects.update(channel="post")
    post.errors = [TemporaryFailure("away")] * 20
    with clock.at(MORNING):
        rows = run_jobs(later=True, may_fail=True)
    assert rows[-1].status == TaskResultStatus.FAILED
    assert len([row for row in rows if row.task_path.endswith("send_digests")]) == 8


def test_a_late_try_does_not_disturb_the_night(digest):
    DBTaskResult.objects.all().delete()
    assert send(digest.pk, at=local(3, 22)) == 0
    assert not mail.outbox
    later = DBTaskResult.objects.get()
    assert later.run_after == local(4, 7)
    assert send(digest.pk, at=local(4, 7)) == 1


def test_who_unsubscribes_in_between_gets_nothing(digest):
    Recipient.objects.update(unsubscribed_at=MORNING)
    assert send(digest.pk) == 0
    digest.refresh_from_db()
    assert (digest.sent_at, digest.refusal) == (None, "unsubscribed")


@pytest.mark.parametrize(("code", "permanent"), [(550, True), (450, False)])
def test_the_mail_servers_answer_decides_whether_to_try_again(digest, monkeypatch, code, permanent):
    def refuse(self, messages):
        raise smtplib.SMTPRecipientsRefused({"karen@example.org": (code, b"no")})

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    if permanent:
        assert send(digest.pk) == 0
        assert Recipient.objects.get().bounced_at == MORNING
    else:
        with pytest.raises(TemporaryFailure):
            send(digest.pk)
        assert Recipient.objects.get().bounced_at is None


def test_the_file_double_writes_what_would_have_been_sent(digest, settings, tmp_path):
    settings.RORET_STATE_DIR = tmp_path
    settings.DEMO = True
    send(digest.pk)
    (written,) = written_messages()
    assert written["to"] == "karen@example.org"
    assert written["channel"] == "email"
    assert written["subject"] == "Biblioteket får længere åbningstid"
    assert not mail.outbox
    FileChannel().send(digest)
    assert len(list(written_messages())) == 1


def test_a_recipient_whose_channel_is_gone_is_told_by_mail(digest):
    Digest.objects.update(channel="telegraph")
    send(digest.pk)
    assert len(mail.outbox) == 1


def test_guests_are_not_offered_to_read_only_on_the_site():
    assert [key for key, _label in channels.choices()] == ["email", "none"]
    assert [key for key, _label in channels.choices(guest=True)] == ["email"]
