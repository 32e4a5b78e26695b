"""A response in another language is kept in it; what it says in Danish is a person's word, signed, and read in its place."""

import re

import pytest
from django.urls import reverse

from roret.foundation.authz import SYSTEM
from roret.foundation.errors import DomainError, ImportRefused, NotPossible
from roret.foundation.journal.models import Event
from roret.foundation.search import matching
from roret.listen.analyses.models import SuggestedMember
from roret.listen.analyses.services import read_all, start_analysis
from roret.listen.contributions import services
from roret.listen.contributions.models import Contribution, ContributionTranslation
from roret.listen.contributions.privacy import collect
from roret.listen.contributions.selectors import similar_published
from roret.listen.contributions.staff.importing import import_file
from roret.listen.contributions.tests.factories import open_consultation, sent
from roret.listen.white_papers.documents.table import write_table
from roret.listen.white_papers.services import freeze_white_paper, make_files
from roret.listen.white_papers.services.making import book_of
from roret.listen.white_papers.tests.factories import ready_for_white_paper

pytestmark = pytest.mark.django_db
ARABIC = "المسار ضيق جداً والسيارات تسير بسرعة كبيرة قرب المدرسة."
DANISH = "Stien er meget smal, og bilerne kører stærkt ved skolen."
TAKEN = ["ar", "tr", "pl"]


@pytest.fixture
def consultation(world):
    return open_consultation(world.centre, languages=TAKEN)


def foreign(consultation, text=ARABIC, **content):
    return sent(consultation, text, languages=TAKEN, **content)


def translated(contribution, *, by, text=DANISH):
    services.write_translation(contribution, by=by, text=text, translator="Tolkebureauet")
    services.sign_translation(contribution, by=by, declared=True)
    return Contribution.objects.get(pk=contribution.pk)


class TestSayingIt:
    def test_what_the_sender_says_is_kept(self, consultation):
        found = foreign(consultation, "Ok.", language="pl")
        assert (found.language, found.language_said) == ("pl", True)

    def test_what_she_does_not_say_is_read_from_the_text_as_a_suggestion(self, consultation):
        found = foreign(consultation)
        assert (found.language, found.language_said) == ("ar", False)

    def test_a_case_worker_corrects_it_and_it_is_remembered(self, consultation, bo):
        found = services.set_language(foreign(consultation), by=bo, language="fa")
        assert (found.language, found.language_said) == ("fa", True)
        assert Event.objects.get(type="contribution.language_set").data["before"] == "ar"
        with pytest.raises(DomainError):
            services.set_language(found, by=bo, language="klingon")

    def test_the_form_asks_only_where_more_languages_are_taken(self, client, world, consultation):
        for made, asks in ((consultation, True), (open_consultation(world.centre), False)):
            page = client.get(reverse("public:consultation-respond", args=[made.number])).content.decode()
            assert ('name="language"' in page) is asks

    def test_the_link_in_a_language_chooses_it(self, client, consultation):
        page = client.get(consultation.get_absolute_url()).content.decode()
        link = re.search(r'href="([^"]+\?sprog=ar)" lang="ar" hreflang="ar" dir="rtl"', page).group(1)
        assert re.search(r'<option value="ar" selected>', client.get(link).content.decode())

    def test_a_response_in_arabic_is_sent_by_the_form(self, client, consultation):
        address = reverse("public:consultation-respond", args=[consultation.number])
        submission = re.search(r'name="submission" value="([^"]+)"', client.get(address).content.decode()).group(1)
        data = {"text": ARABIC, "capacity": "private", "publication": "named", "submission": submission, "language": ""}
        assert client.post(address, data).status_code == 302
        assert Contribution.objects.get().language == "ar"
        assert client.post(address, data | {"language": "xx"}).status_code == 200

    @pytest.mark.parametrize("said", ["ar", "arabisk", "Arabic", "العربية"])
    def test_a_file_says_it_by_name_or_code(self, consultation, bo, said):
        import_file(consultation, by=bo, data=f"svar;sprog\n{ARABIC};{said}\n".encode(), filename="svar.csv")
        assert Contribution.objects.get().language == "ar"

    def test_a_file_with_no_language_is_refused(self, consultation, bo):
        with pytest.raises(ImportRefused):
            import_file(consultation, by=bo, data=b"svar;sprog\nHej;klingonsk\n", filename="svar.csv")


class TestTranslating:
    def test_nobody_sees_it_before_it_is_signed(self, client, consultation, bo):
        found = services.approve_contribution(foreign(consultation), by=bo)
        services.write_translation(found, by=bo, text=DANISH, translator="Tolkebureauet")
        address = reverse("public:contribution-detail", args=[found.reference])
        assert DANISH not in client.get(address).content.decode()
        services.sign_translation(found, by=bo, declared=True)
        page = client.get(address + "?x").content.decode()
        assert DANISH in page
        assert f'lang="ar" dir="rtl"><p>{ARABIC}' in page
        assert "Oversat fra arabisk af forvaltningen" in page
        assert bo.name in page

    def test_no_machine_may_have_made_it(self, consultation, bo):
        found = foreign(consultation)
        services.write_translation(found, by=bo, text=DANISH, translator="Tolkebureauet")
        with pytest.raises(DomainError):
            services.sign_translation(found, by=bo, declared=False)

    def test_what_is_changed_must_be_signed_anew(self, consultation, bo):
        found = translated(foreign(consultation), by=bo)
        services.write_translation(found, by=bo, text="Noget andet.", translator="Tolkebureauet")
        assert Contribution.objects.get(pk=found.pk).in_danish is None

    def test_the_signature_lapses_when_words_are_taken_out_afterwards(self, client, consultation, bo):
        found = translated(services.approve_contribution(foreign(consultation), by=bo), by=bo)
        services.add_redaction(found, by=bo, start=0, end=6, reason="name")
        assert Contribution.objects.get(pk=found.pk).in_danish is None
        address = reverse("public:contribution-detail", args=[found.reference])
        assert DANISH not in client.get(address).content.decode()
        assert Event.objects.filter(type="contribution.translation_lapsed").count() == 1

    def test_an_approval_or_a_finding_that_stays_lets_it_stand(self, consultation, bo):
        found = translated(foreign(consultation), by=bo)
        services.approve_contribution(found, by=bo)
        assert Contribution.objects.get(pk=found.pk).in_danish.text == DANISH

    def test_what_was_taken_out_of_the_response_is_kept_out_of_the_translation(self, consultation, bo):
        found = foreign(consultation, f"{ARABIC} 20 12 34 56")
        with pytest.raises(DomainError, match="20 12 34 56"):
            services.write_translation(found, by=bo, text=f"{DANISH} Ring på 20 12 34 56.", translator="Tolk")
        services.write_translation(found, by=bo, text=DANISH, translator="Tolk")
        with pytest.raises(DomainError):
            services.sign_translation(found, by=bo, declared=True)

    def test_danish_is_not_translated(self, consultation, bo):
        with pytest.raises(NotPossible):
            services.write_translation(sent(consultation), by=bo, text="Hej", translator="Tolk")

    @pytest.mark.parametrize("who", ["ane", "dan", "guest"])
    def test_others_translate_and_sign_nothing(self, world, consultation, who):
        person = world.personas[who]
        found = foreign(consultation)
        with pytest.raises(Exception, match="contributions"):
            services.write_translation(found, by=person, text=DANISH, translator="Tolk")
        with pytest.raises(Exception, match="contributions"):
            services.sign_translation(found, by=person, declared=True)

    def test_it_is_told_and_goes_with_its_sender(self, consultation, bo, ane):
        found = translated(foreign(consultation, by=ane), by=bo)
        assert DANISH in str([list(part.rows) for part in collect(ane)])
        services.erase_contribution(found, by=ane)
        assert not ContributionTranslation.objects.exists()
        assert not matching(Contribution.objects.all(), "skolen").exists()


class TestReading:
    def test_search_finds_both_the_words_and_the_translation(self, consultation, bo):
        found = translated(services.approve_contribution(foreign(consultation), by=bo), by=bo)
        assert matching(Contribution.objects.all(), "skoler").get() == found
        assert matching(Contribution.objects.all(), "المدرسة").get() == found

    def test_those_who_write_much_the_same_are_shown_it(self, consultation, bo):
        found = translated(services.approve_contribution(foreign(consultation), by=bo), by=bo)
        assert similar_published(consultation, "Stien er smal ved skolen, og bilerne kører for stærkt") == [found]

    def test_the_reading_takes_the_translation_and_forgets_places_when_it_changes(self, consultation, bo):
        for number in range(6):
            sent(consultation, f"Stien er smal ved skole nummer {number}, og bilerne kører stærkt.")
        found = translated(foreign(consultation), by=bo)
        assert found.read_text == DANISH
        analysis = start_analysis(consultation, by=bo)
        read_all(analysis.pk)
        member = SuggestedMember.objects.filter(contribution=found).first()
        assert member is None or member.end <= len(DANISH)
        services.remove_translation(found, by=bo)
        assert not SuggestedMember.objects.filter(contribution=found, end__gt=0).exists()
        assert Contribution.objects.get(pk=found.pk).read_text == ARABIC

    def test_the_queue_marks_it_and_is_narrowed_to_what_waits(self, client, consultation, bo):
        waits, done, danish = foreign(consultation), translated(foreign(consultation), by=bo), sent(consultation)
        client.force_login(bo)
        queue = reverse("staff:contribution-queue")
        page = client.get(queue).content.decode()
        assert "skal oversættes" in page
        assert "arabisk" in page
        page = client.get(queue, {"language": "waiting"}).content.decode()
        assert waits.reference in page
        assert done.reference not in page
        assert danish.reference not in page
        assert done.reference in client.get(queue, {"language": "translated"}).content.decode()


class TestOnTheDesk:
    def test_one_says_the_language_translates_and_signs_on_the_page(self, client, consultation, bo):
        found = foreign(consultation)
        client.force_login(bo)

        def press(name, **data):
            return client.post(reverse(f"staff:{name}", args=[found.reference]), data, follow=True).content.decode()

        assert "angivet af et menneske" in press("contribution-language", language="ar")
        typed = {"translation-text": DANISH, "translation-translator": "Tolkebureauet"}
        assert "ikke underskrevet" in press("contribution-translate", **typed)
        assert "Bekræft, at et menneske" in press("contribution-translation-sign")
        assert "underskrevet af Bo Damgaard" in press("contribution-translation-sign", declared="1")
        assert "Oversættelsen er fjernet." in press("contribution-translation-remove")

    def test_what_was_typed_stays_when_it_is_refused(self, client, consultation, bo):
        found = foreign(consultation)
        client.force_login(bo)
        typed = {"translation-text": f"{DANISH} 251248-9996", "translation-translator": "Tolk"}
        page = client.post(reverse("staff:contribution-translate", args=[found.reference]), typed)
        assert page.status_code == 422
        assert DANISH in page.content.decode()
        assert "ligner personoplysninger" in page.content.decode()

    def test_the_page_asks_no_more_for_it(self, client, consultation, bo, django_assert_max_num_queries):
        found = translated(foreign(consultation), by=bo)
        client.force_login(bo)
        with django_assert_max_num_queries(15):
            client.get(reverse("staff:contribution-detail", args=[found.reference]))


class TestWhitePaper:
    @pytest.fixture
    def paper(self, world, bo):
        made = ready_for_white_paper(world.centre, ("Bred sti.", ARABIC), by=bo)
        found = Contribution.objects.get(text=ARABIC)
        services.set_language(found, by=bo, language="ar")
        translated(found, by=bo)
        return freeze_white_paper(made, by=bo)

    def test_both_stand_in_it_with_who_vouches(self, client, paper):
        row = paper.rows.get(data__text=ARABIC).data
        assert row["translation"]["text"] == DANISH
        assert row["language"] == {"code": "ar", "name": "arabisk", "direction": "rtl"}
        assert "language" not in paper.rows.exclude(data__text=ARABIC).first().data
        page = client.get(reverse("public:white-paper-responses", args=[paper.consultation.number])).content.decode()
        assert "Oversat af forvaltningen fra arabisk" in page
        assert 'lang="ar" dir="rtl"' in page
        assert DANISH in write_table(book_of(paper)).decode("utf-8-sig")

    def test_the_files_are_made_with_it(self, paper):
        made = make_files(paper, by=SYSTEM)
        assert made.made_at
        assert not made.failure


@pytest.mark.parametrize("more", [0, 20])
def test_lists_ask_no_more_for_translations(client, consultation, bo, more, django_assert_max_num_queries):
    for number in range(1 + more):
        translated(services.approve_contribution(foreign(consultation, f"{ARABIC} {number}"), by=bo), by=bo)
    for address, most in (
        (consultation.get_absolute_url(), 15),
        (reverse("public:consultation-responses", args=[consultation.number]), 8),
        (f"/api/v1/consultations/{consultation.number}/responses", 5),
    ):
        with django_assert_max_num_queries(most):
            assert "meget smal" in client.get(address).content.decode()
