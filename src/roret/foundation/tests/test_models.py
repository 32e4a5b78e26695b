"""The base of every queryset: nothing is seen unless said, and a locked row is locked."""

import pytest
from django.apps import apps
from django.db import transaction
from django.db.transaction import TransactionManagementError
from django.utils.translation import override

from roret.foundation.models import OpenQuerySet, RoretQuerySet

pytestmark = pytest.mark.django_db
Unit = apps.get_model("organisation", "Unit")  # any register will do; this one lies above the foundation


def test_nothing_is_visible_unless_the_subject_says_so(world):
    assert not RoretQuerySet(Unit).visible_to(world.operator_in_session).exists()
    assert OpenQuerySet(Unit).visible_to(world.guest).count() == Unit.objects.count() > 0


def test_a_locked_row_is_asked_for_with_a_lock(world, django_assert_num_queries):
    with transaction.atomic(), django_assert_num_queries(1) as queries:
        assert Unit.objects.lock(world.centre.pk) == world.centre
    assert 'FOR UPDATE OF "organisation_unit"' in queries[0]["sql"]


def test_a_shared_row_is_kept_from_changing(world, django_assert_num_queries):
    with transaction.atomic(), django_assert_num_queries(2) as queries:
        assert Unit.objects.share(world.centre.pk) == world.centre
    assert "FOR SHARE" in queries[0]["sql"]


def test_what_is_not_there_cannot_be_locked(world):
    for question in (Unit.objects.lock, Unit.objects.share):
        with pytest.raises(Unit.DoesNotExist), transaction.atomic():
            question(0)


@pytest.mark.django_db(transaction=True)
def test_locking_outside_a_transaction_is_a_fault():
    with pytest.raises(TransactionManagementError):
        Unit.objects.lock(1)


def test_a_quick_label_says_what_djangos_own_says():
    Contribution = apps.get_model("contributions", "Contribution")
    for language in ("da", "en"):
        with override(language):
            for field in ("kind", "channel", "capacity", "moderation"):
                for value in (*(value for value, _label in Contribution._meta.get_field(field).choices), "unknown", ""):
                    row = Contribution(**{field: value})
                    own = Contribution._get_FIELD_display(row, Contribution._meta.get_field(field))
                    assert getattr(row, f"get_{field}_display")() == own
