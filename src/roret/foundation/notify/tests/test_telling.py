"""What is told is told once, in the recipient's language, on one line."""

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from roret.foundation.notify import guest_recipient, recipient_of, tell, tell_many, unread_count
from roret.foundation.notify.models import Notification, Recipient
from roret.foundation.notify.telling import notification

from .conftest import LIBRARY

pytestmark = pytest.mark.django_db


def test_the_same_key_is_told_once(karen):
    assert tell(karen, key="a", record=LIBRARY, sentence="Et", url="/")
    assert not tell(karen, key="a", record=LIBRARY, sentence="To", url="/")
    assert Notification.objects.get().sentence == "Et"


def test_the_same_key_may_be_told_to_another(karen, guest):
    assert tell(karen, key="a", sentence="Et", url="/")
    assert tell(guest, key="a", sentence="Et", url="/")


def test_a_user_may_be_named_instead_of_her_recipient(karen):
    tell(karen.user, key="a", sentence="Et", url="/")
    assert Notification.objects.get().recipient == karen
    assert unread_count(karen.user) == 1


def test_many_are_told_at_once_and_only_the_new_are_counted(karen, guest):
    tell(karen, key="a", sentence="Et", url="/")
    rows = [notification(who, key="a", record=None, sentence="Et", url="/") for who in (karen, guest, guest)]
    assert tell_many(rows) == 1
    assert Notification.objects.count() == 2


def test_texts_are_worked_out_in_the_recipients_language(karen):
    Recipient.objects.filter(pk=karen.pk).update(language="en")
    karen.refresh_from_db()
    tell(karen, key="a", sentence=_("Danish"), url="/")
    tell(guest_recipient("dansk@example.org"), key="a", sentence=_("Danish"), url="/")
    english, danish = Notification.objects.order_by("recipient_id")
    assert english.sentence == "Danish"
    assert danish.recipient.language == "da"


def test_a_sentence_is_kept_on_one_line_of_at_most_300_characters(karen):
    tell(karen, key="a", sentence="Bcc: all@example.org\r\n" + "x" * 400, url="/")
    sentence = Notification.objects.get().sentence
    assert "\n" not in sentence
    assert "\r" not in sentence
    assert len(sentence) == 300


def test_a_guest_is_the_same_in_capitals():
    assert guest_recipient("A@Example.org ") == guest_recipient("a@example.org")


def test_a_guest_needs_an_address():
    with pytest.raises(ValueError, match="no address"):
        guest_recipient("  ")


def test_a_recipient_is_a_person_or_an_address_never_neither():
    with pytest.raises(IntegrityError), transaction.atomic():
        Recipient.objects.create()


def test_every_recipient_has_a_secret_of_her_own(karen, guest):
    assert len(karen.key) >= 40
    assert karen.key != guest.key


def test_an_unknown_language_becomes_danish(django_user_model):
    user = django_user_model.objects.create_user("x@example.org", "et langt kodeord", language="fr")
    assert recipient_of(user).language == "da"


def test_nobody_sees_the_messages_of_another(karen, django_user_model):
    tell(karen, key="a", sentence="Et", url="/")
    other = django_user_model.objects.create_user("x@example.org", "et langt kodeord")
    assert not Notification.objects.visible_to(other).exists()
    assert not Notification.objects.visible_to(None).exists()
    assert Notification.objects.visible_to(karen.user).exists()
