"""The pages of an analysis: whole with many rows, closed to others, safe with hostile words."""

import pytest
from django.urls import reverse

from roret.foundation.testing.jobs import run_jobs
from roret.listen.analyses import selectors, services
from roret.listen.analyses.models import Analysis, LoneVoice
from roret.listen.analyses.tests.factories import much_answered
from roret.listen.contributions.models import Theme
from roret.listen.contributions.tests.factories import sent

pytestmark = pytest.mark.django_db
BACKEND = "roret.commons.people.adapter.PersonBackend"


@pytest.fixture
def consultation(world):
    return much_answered(world.centre, lone="<script>alert('x')</script> {{ 7*7 }} \x1f 😀 xylofonorkester")


@pytest.fixture
def analysis(consultation, bo):
    services.start_analysis(consultation, by=bo)
    run_jobs()
    return Analysis.objects.get()


@pytest.fixture
def suggestion(analysis):
    return selectors.suggestions_of(analysis, "theme").first()


@pytest.fixture
def page(client, bo):
    client.force_login(bo, backend=BACKEND)
    return client


def url(name, *arguments):
    return reverse(f"staff:{name}", args=arguments)


def test_the_case_worker_starts_a_reading_and_is_led_to_it(page, consultation):
    begun = page.post(url("analysis-start", consultation.pk), {"themes": ""}, follow=True)
    assert begun.status_code == 200
    run_jobs()
    assert page.get(url("analysis-of-record", consultation.pk), follow=True).context["themes"]


def test_a_wrong_number_keeps_the_form(page, consultation):
    answer = page.post(url("analysis-start", consultation.pk), {"themes": "mange"})
    assert 'value="mange"' in answer.content.decode()
    assert not Analysis.objects.exists()


def test_every_page_of_an_analysis_opens_with_few_questions(page, analysis, suggestion, django_assert_max_num_queries):
    campaign = selectors.suggestions_of(analysis, "campaign").get()
    for address in (
        url("analysis-detail", analysis.pk), url("analysis-lone-voices", analysis.pk),
        url("suggestion-detail", suggestion.pk), url("suggestion-detail", campaign.pk),
    ):  # fmt: skip
        with django_assert_max_num_queries(15):
            assert page.get(address).status_code == 200


def test_hostile_words_are_shown_as_words(page, analysis, consultation):
    hostile = consultation.contributions.get(text__contains="<script>")
    LoneVoice.objects.get_or_create(analysis=analysis, contribution=hostile, defaults={"reason": "lone"})
    shown = page.get(url("analysis-lone-voices", analysis.pk)).content.decode()
    assert "<script>alert" not in shown
    assert "alert(&#x27;x&#x27;)" in shown


@pytest.mark.parametrize("persona", ["ane", "dan", "cia"])
def test_others_neither_see_nor_start(client, request, analysis, suggestion, persona):
    client.force_login(request.getfixturevalue(persona), backend=BACKEND)
    for address in (url("analysis-detail", analysis.pk), url("suggestion-detail", suggestion.pk)):
        assert client.get(address).status_code in {302, 403, 404}
    assert client.post(url("suggestion-sign", suggestion.pk), {"title": "Mit"}).status_code in {302, 403, 404}
    assert not Theme.objects.exists()


def test_the_whole_way_from_suggestion_to_theme(page, analysis, suggestion):
    reference = suggestion.members.first().contribution.reference
    page.post(url("suggestion-rename", suggestion.pk), {"title": "Cykelstier"})
    page.post(url("suggestion-member", suggestion.pk), {"reference": reference, "to": ""})
    page.post(url("suggestion-sign", suggestion.pk), {"title": "Bredere cykelstier", "theme": "", "summary": ""})
    theme = Theme.objects.get()
    assert theme.title == "Bredere cykelstier"
    assert not theme.grouped.filter(contribution__reference=reference).exists()
    assert "Bredere cykelstier" in page.get(url("analysis-detail", analysis.pk)).content.decode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("suggestion-rename", {"title": ""}),
        ("suggestion-rename", {"title": "x" * 300}),
        ("suggestion-split", {"parts": "99"}),
        ("suggestion-merge", {"into": "0"}),
        ("suggestion-sign", {"title": ""}),
        ("suggestion-sign", {"title": "Ja", "due_on": "den 40."}),
    ],
)
def test_bad_input_is_told_and_changes_nothing(page, suggestion, name, data):
    before = suggestion.title
    assert page.post(url(name, suggestion.pk), data).status_code == 422
    suggestion.refresh_from_db()
    assert (suggestion.title, suggestion.is_open) == (before, True)


def test_forged_members_are_not_found(page, suggestion):
    assert page.post(url("suggestion-member", suggestion.pk), {"reference": "2026-H999-0001"}).status_code == 404
    assert page.post(url("suggestion-member", suggestion.pk), {}).status_code == 404


def test_a_lone_voice_is_marked_as_read(page, analysis):
    voice = LoneVoice.objects.first()
    page.post(url("lone-voice-read", analysis.pk, voice.pk))
    voice.refresh_from_db()
    assert voice.read_at


def test_the_consultation_shows_where_the_reading_stands(page, analysis, consultation):
    shown = page.get(url("consultation-themes", consultation.pk)).content.decode()
    assert analysis.get_staff_url() in shown or url("analysis-of-record", consultation.pk) in shown


def test_what_the_machine_found_is_blacked_out(page, analysis, suggestion, consultation):
    row = sent(consultation, "Ring på 20 30 40 50, hvis I vil vide mere.")
    LoneVoice.objects.create(analysis=analysis, contribution=row, reason="lone")
    member = suggestion.members.first()
    member.contribution, member.start, member.end = row, 0, len(row.text)
    member.save()
    addresses = (
        url("analysis-lone-voices", analysis.pk), url("suggestion-detail", suggestion.pk),
        url("consultation-ungrouped", consultation.pk), url("consultation-responses", consultation.pk),
    )  # fmt: skip
    for address in addresses:
        shown = page.get(address, {"q": "vide"}).content.decode()
        assert "hvis I vil vide mere" in shown
        assert "20 30 40 50" not in shown
