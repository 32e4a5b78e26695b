"""The short edition is measured while it is written; a translation is shown when a person has signed it, never before."""

import pytest
from django.urls import reverse

from roret.foundation.errors import ChangedMeanwhile, DomainError, NotPossible
from roret.foundation.i18n.languages import choices, language_of
from roret.foundation.journal.models import Event
from roret.foundation.testing.matrix import assert_matrix
from roret.listen.consultations import services as consultations
from roret.listen.contributions.tests.factories import draft, open_consultation
from roret.listen.material import services
from roret.listen.material.models import ShortEdition, Translation

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script>"
HARD = "Kommunalbestyrelsen forvalter lokalplanbestemmelserne i overensstemmelse med planlovgivningens forudsætninger."


@pytest.fixture
def consultation(world):
    return open_consultation(world.centre)


def translated(consultation, language="ar", *, sign=True, by=None, **values):
    from roret.foundation import authz

    actor = by or authz.SYSTEM
    words = {"title": "مسار الدراجات", "summary": "نريد بناء مسار.", "short": "مسار جديد.", "translator": "Tolk"}
    made = services.write_translation(consultation, by=actor, language=language, **{**words, **values})
    return services.sign_translation(made, by=actor, declared=True) if sign else made


def address(consultation, language="ar"):
    return reverse("public:material-translation", args=[consultation.number, language])


def test_the_short_edition_keeps_its_lix_and_stands_on_the_page(client, consultation, bo):
    made = services.write_short_edition(
        consultation, by=bo, text="Vi vil bygge en sti. Den er bred. Du kan skrive til os."
    )

    assert made.lix < 25
    assert "Den er bred." in client.get(consultation.get_absolute_url()).content.decode()
    assert Event.objects.get(type="material.short_written").data == {"lix": made.lix}


def test_the_second_of_two_editors_is_told_and_loses_nothing(client, consultation, bo):
    services.write_short_edition(consultation, by=bo, text="Først.")
    with pytest.raises(ChangedMeanwhile):
        services.write_short_edition(consultation, by=bo, text="Sidst.", version=0)
    client.force_login(bo)

    response = client.post(
        reverse("staff:material-editions", args=[consultation.pk]), {"text": "Sidst.", "version": "0"}
    )

    assert response.status_code == 200
    assert "Sidst." in response.content.decode()
    assert "Først." in response.content.decode()
    assert ShortEdition.objects.get().text == "Først."


def test_the_text_is_measured_while_it_is_written_and_nothing_is_kept(client, consultation, bo):
    client.force_login(bo)
    url = reverse("staff:material-lix", args=[consultation.pk])

    assert "meget svær" in client.post(url, {"text": HARD}).content.decode()
    assert "LIX" in client.post(url, {"text": ""}).content.decode()
    assert client.get(url).status_code == 405
    assert not ShortEdition.objects.exists()


@pytest.mark.parametrize("text", ["", "   ", "x" * 6_001])
def test_an_empty_or_overlong_short_edition_is_refused(client, consultation, bo, text):
    client.force_login(bo)
    response = client.post(reverse("staff:material-editions", args=[consultation.pk]), {"text": text})
    assert response.context["form"].errors
    assert not ShortEdition.objects.exists()


def test_a_translation_is_shown_with_its_language_its_direction_and_who_vouches_for_it(client, consultation, bo):
    translated(consultation, by=bo)

    page = client.get(address(consultation)).content.decode()
    front = client.get(consultation.get_absolute_url()).content.decode()

    assert '<article lang="ar" dir="rtl">' in page
    assert "مسار الدراجات" in page
    assert "Bo Damgaard" in page
    assert f'href="{address(consultation)}" lang="ar" hreflang="ar" dir="rtl"' in front
    assert "العربية" in front


def test_an_unsigned_translation_is_seen_by_nobody(client, consultation):
    translated(consultation, sign=False)
    assert client.get(address(consultation)).status_code == 404
    assert "العربية" not in client.get(consultation.get_absolute_url()).content.decode()


def test_nobody_signs_without_saying_that_no_machine_made_it(consultation, bo):
    made = translated(consultation, sign=False)
    with pytest.raises(DomainError):
        services.sign_translation(made, by=bo, declared=False)
    services.sign_translation(made, by=bo, declared=True)
    with pytest.raises(NotPossible):
        services.sign_translation(made, by=bo, declared=True)


def test_a_changed_translation_must_be_signed_anew(client, consultation):
    translated(consultation)
    translated(consultation, sign=False, title="جديد")
    assert Translation.objects.get().signed_at is None
    assert client.get(address(consultation)).status_code == 404


def test_a_translation_says_when_the_danish_text_has_changed_since(client, consultation, bo):
    translated(consultation)
    assert not Translation.objects.get().is_behind()

    services.write_short_edition(consultation, by=bo, text="Noget andet.")

    assert Translation.objects.get().is_behind()
    assert "har ændret sig" in client.get(address(consultation)).content.decode()


@pytest.mark.parametrize("language", ["da", "xx-yy", "", "<script>"])
def test_an_unknown_language_is_refused(consultation, bo, language):
    with pytest.raises(DomainError):
        services.write_translation(consultation, by=bo, language=language, title="x", translator="y")
    assert not Translation.objects.exists()


def test_a_translation_of_a_draft_does_not_exist_for_others(client, world):
    hidden = draft(world.centre)
    translated(hidden)
    assert client.get(address(hidden)).status_code == 404


def test_the_short_edition_is_not_changed_when_the_consultation_is_closed(consultation, bo):
    consultations.close_consultation(consultation, by=bo)
    with pytest.raises(NotPossible):
        services.write_short_edition(consultation, by=bo, text="For sent.")


def test_a_case_worker_translates_signs_and_removes(client, consultation, bo):
    client.force_login(bo)
    url = reverse("staff:material-translate", args=[consultation.pk])
    data = {"language": "pl", "title": "Ścieżka", "summary": "", "short": "", "translator": "Biuro"}
    assert client.post(url, {**data, "title": ""}).context["form"].errors
    assert client.post(url, data).status_code == 302
    made = Translation.objects.get()
    sign = reverse("staff:material-translation-sign", args=[made.pk])
    client.post(sign)
    assert Translation.objects.get().signed_at is None
    client.post(sign, {"declared": "1"})
    assert client.get(address(consultation, "pl")).status_code == 200
    assert "Ścieżka" in client.get(url + "?sprog=pl").content.decode()
    assert client.get(reverse("staff:material-editions", args=[consultation.pk])).status_code == 200
    client.post(reverse("staff:material-translation-remove", args=[made.pk]))
    assert not Translation.objects.exists()


def test_hostile_text_is_shown_as_text(client, consultation, bo):
    services.write_short_edition(consultation, by=bo, text=f"{EVIL} tekst")
    translated(consultation, title=EVIL, summary=EVIL, short=EVIL, translator=EVIL)
    client.force_login(bo)
    urls = [
        consultation.get_absolute_url(), address(consultation), reverse("staff:material-editions", args=[consultation.pk]),
        reverse("staff:material-translate", args=[consultation.pk]) + "?sprog=ar",
    ]  # fmt: skip
    for url in urls:
        assert "<script>alert" not in client.get(url).content.decode(), url


def test_who_may_write_and_sign(world, consultation, client, ane, dan):
    editors = "bo editor operator_in_session token"
    made = translated(consultation)
    assert_matrix(world, [("material.edit_edition", made, editors), ("material.sign_translation", made, editors)])
    for person in (ane, dan):
        client.force_login(person)
        assert client.get(reverse("staff:material-editions", args=[consultation.pk])).status_code == 403
        assert client.post(reverse("staff:material-translation-sign", args=[made.pk])).status_code == 403


def test_languages_are_called_by_their_own_names_and_know_their_direction():
    assert language_of("ar")[1:] == ("العربية", "arabisk", "rtl")
    assert language_of("uk").direction == "ltr"
    assert language_of("zzz").name == "zzz"
    codes = [code for code, _label in choices()]
    assert codes[:3] == ["en", "ar", "uk"]
    assert "da" not in codes
    assert len(codes) > 100


def test_machines_read_signed_translations_only(client, consultation):
    translated(consultation)
    translated(consultation, "pl", sign=False)
    rows = client.get(f"/api/v1/material/{consultation.number}/translations").json()
    assert [row["language"] for row in rows] == ["ar"]
