"""Statutes in versions: which counts when, what may not be rewritten, and the two texts side by side."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from roret.commons.bodies import services
from roret.commons.bodies.models import GoverningText
from roret.commons.bodies.tests.test_services import make_body
from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.foundation.errors import DomainError, NotPossible

pytestmark = pytest.mark.django_db

OLD = "# Vedtægt\n\n§ 1. Rådet har 16 medlemmer.\n\n§ 2. Formanden vælges for et år."
NEW = "# Vedtægt\n\n§ 1. Rådet har 15 medlemmer.\n\n§ 2. Formanden vælges for et år."


def adopt(body, day, text=OLD, kind="statutes"):
    return services.adopt_text(body, by=SYSTEM, kind=kind, text=text, valid_from=day, adopted_by="Byrådet")


@pytest.fixture
def body():
    made = make_body()
    adopt(made, date(2018, 1, 1))
    adopt(made, date(2022, 1, 1), NEW)
    return made


def test_of_each_kind_the_version_counts_whose_first_day_was_the_last(body):
    adopt(body, date(2020, 1, 1), "Opgaven", kind="terms")
    adopt(body, clock.today() + timedelta(days=1), "Opgaven ny", kind="terms")
    then = GoverningText.objects.filter(body=body).in_force(date(2019, 1, 1))
    now = GoverningText.objects.filter(body=body).in_force()
    assert [(one.kind, one.number) for one in then] == [("statutes", 1)]
    assert [(one.kind, one.number) for one in now] == [("statutes", 2), ("terms", 1)]


def test_a_version_begins_after_the_one_before_it(body):
    with pytest.raises(DomainError) as refused:
        adopt(body, date(2022, 1, 1))
    assert refused.value.field == "valid_from"


def test_what_has_counted_is_not_withdrawn_and_what_is_to_come_is(body):
    with pytest.raises(NotPossible):
        services.withdraw_text(body.texts.get(number=2), by=SYSTEM)
    services.withdraw_text(adopt(body, clock.today() + timedelta(days=1)), by=SYSTEM)
    assert body.texts.count() == 2


def test_old_and_new_text_stand_side_by_side_with_words_for_the_marks(client, body, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        page = client.get(reverse("public:body-text-compare", args=[body.pk, "statutes"])).content.decode()
    assert "1 afsnit er ændret" in page
    assert "16" in page.split("<del>")[1].split("</del>")[0]
    assert "15" in page.split("<ins>")[1].split("</ins>")[0]


def test_the_version_that_counts_is_shown_and_another_says_that_it_is_not(client, body):
    address = reverse("public:body-text", args=[body.pk, "statutes"])
    assert "15 medlemmer" in client.get(address).content.decode()
    old = client.get(address, {"version": "1"}).content.decode()
    assert "16 medlemmer" in old
    assert "ikke den, der gælder i dag" in old
    assert address in client.get(body.get_absolute_url()).content.decode()


@pytest.mark.parametrize("kind", ["terms", "nonsense"])
def test_a_text_that_is_not_there_is_not_found(client, body, kind):
    for name in ("body-text", "body-text-compare"):
        assert client.get(reverse(f"public:{name}", args=[body.pk, kind])).status_code == 404
