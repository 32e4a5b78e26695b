"""A response may say where it is about; what others see of a point is decided by one rule, and the place goes with its sender."""

import json
import re

import pytest
from django.core.cache import caches
from django.urls import reverse

from roret.commons.areas import services as areas
from roret.commons.areas.selectors import Spot, roughly
from roret.foundation import authz
from roret.foundation.authz import SYSTEM
from roret.foundation.errors import ImportRefused
from roret.foundation.journal.models import Event
from roret.listen.consultations import services as consultations
from roret.listen.contributions import selectors, services
from roret.listen.contributions.enums import PlaceKind
from roret.listen.contributions.models import Contribution, Place
from roret.listen.contributions.privacy import collect
from roret.listen.contributions.staff.importing import import_file
from roret.listen.contributions.tests.factories import open_consultation, sent
from roret.listen.white_papers.services.spread import spread_of_everyone

pytestmark = pytest.mark.django_db
HOME = (12.51234, 55.65678)


def box(west, south, east, north):
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


@pytest.fixture
def city(db):
    caches["pages"].clear()
    division = areas.create_division(by=SYSTEM, name="Bydele", order=1)
    west = areas.create_area(by=SYSTEM, division=division, name="Vestby")
    east = areas.create_area(by=SYSTEM, division=division, name="Østby")
    outlines = {"Vestby": box(12.5, 55.6, 12.55, 55.7), "Østby": box(12.55, 55.6, 12.6, 55.7)}
    features = [{"type": "Feature", "properties": {"name": name}, "geometry": box} for name, box in outlines.items()]
    content = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    areas.import_outlines(division, by=SYSTEM, content=content)
    yield {"west": west, "east": east}
    caches["pages"].clear()


@pytest.fixture
def consultation(world, city):
    return open_consultation(world.centre, place_asked="area")


def at(city, point=HOME, **values):
    return {"place": Spot(city["west"].pk, point), **values}


def approved(consultation, **content):
    return services.approve_contribution(sent(consultation, **content), by=SYSTEM)


class TestWhatOthersSee:
    def test_a_private_persons_point_is_seen_roughly(self, consultation, city):
        place = approved(consultation, **at(city)).place
        assert place.point == HOME
        assert place.shown_point == roughly(HOME) != HOME

    def test_an_associations_point_is_seen_as_it_was_marked(self, consultation, city):
        place = approved(consultation, **at(city, capacity="organisation", organisation="Vejlauget")).place
        assert place.shown_point == HOME

    def test_whoever_asks_for_it_is_seen_roughly(self, consultation, city):
        who = {"capacity": "company", "organisation": "Bageren", "rough_place": True}
        assert approved(consultation, **at(city, **who)).place.shown_point == roughly(HOME)

    def test_a_square_and_an_area_are_rough_as_they_are(self, consultation, city):
        square = approved(consultation, place=Spot(city["west"].pk, HOME, by_square=True)).place
        area = approved(consultation, place=Spot(city["west"].pk)).place
        assert (square.kind, square.shown_point) == (PlaceKind.SQUARE, HOME)
        assert (area.kind, area.shown_point) == (PlaceKind.AREA, None)

    @pytest.mark.parametrize("state", ["waiting", "not agreed", "withdrawn", "taken out", "hidden"])
    def test_only_what_is_published_shows_its_place(self, client, consultation, city, bo, state):
        agreed = {"publication": "not"} if state == "not agreed" else {}
        found = sent(consultation, **at(city, capacity="company", organisation="Bageren", **agreed))
        if state != "waiting":
            services.approve_contribution(found, by=bo)
        if state == "withdrawn":
            services.withdraw_contribution(found, by=bo, secret_known=True)
        if state == "taken out":
            services.hide_place(found, by=bo)
        if state == "hidden":
            services.hide_contribution(found, by=bo, reason="Nævner en person.")
        assert not selectors.published_places(consultation).exists()
        for name in ("consultation-detail", "consultation-places", "consultation-responses"):
            address = reverse(f"public:{name}", args=[consultation.number])
            assert not seen_in(client.get(address), found, place_only=state == "taken out")

    def test_the_exact_point_of_a_private_person_stands_on_no_public_page(self, client, consultation, city):
        found = approved(consultation, **at(city))
        pages = [
            reverse("public:consultation-detail", args=[consultation.number]),
            reverse("public:consultation-places", args=[consultation.number]),
            reverse("public:contribution-detail", args=[found.reference]),
            f"/api/v1/consultations/{consultation.number}/responses",
        ]
        for address in pages:
            page = client.get(address).content.decode()
            assert "Vestby" in page, address
            assert not re.search(r"55\.65678|12\.51234", page), address

    def test_a_place_taken_out_can_be_let_in_again_and_both_are_remembered(self, consultation, city, bo):
        found = approved(consultation, **at(city))
        services.hide_place(found, by=bo)
        services.hide_place(found, by=bo)
        assert not selectors.published_places(consultation).exists()
        services.show_place(found, by=bo)
        assert selectors.published_places(consultation).count() == 1
        kinds = list(Event.objects.filter(type__startswith="contribution.place").values_list("type", flat=True))
        assert sorted(kinds) == ["contribution.place_hidden", "contribution.place_shown"]

    def test_a_stranger_takes_no_place_out(self, consultation, city, ane):
        found = approved(consultation, **at(city))
        with pytest.raises(Exception, match=r"moderate_contribution"):
            services.hide_place(found, by=ane)


def seen_in(response, found, *, place_only):
    """Say whether a page shows a place of the response: on the map, or where the response itself is not hidden, at all."""
    page = response.content.decode()
    return "map-pin" in page if place_only else found.reference in page


class TestForgetting:
    def test_the_place_is_told_and_goes_with_its_sender(self, consultation, city, ane):
        found = sent(consultation, by=ane, **at(city))
        told = str([list(part.rows) for part in collect(ane)])
        assert "55.65678" in told
        services.erase_contribution(found, by=ane)
        assert not Place.objects.exists()

    def test_the_journal_says_nothing_of_where(self, consultation, city):
        sent(consultation, **at(city))
        assert not any("55.65" in str(event.data) for event in Event.objects.all())


class TestImporting:
    def test_a_column_gives_squares_points_and_areas(self, consultation, bo):
        data = "text;place\nEt;A1\nTo;55,65 12,59\nTre;Østby\nFire;\n".encode()
        assert import_file(consultation, by=bo, data=data, filename="svar.csv") == 4
        kinds = Place.objects.order_by("contribution__reference").values_list("kind", "area__name")
        assert list(kinds) == [("square", "Vestby"), ("point", "Østby"), ("area", "Østby")]

    def test_a_place_outside_is_named_by_its_line_and_nothing_is_kept(self, consultation, bo):
        data = b"text;place\nEt;A1\nTo;56.15 10.20\nTre;Z99\n"
        with pytest.raises(ImportRefused) as refused:
            import_file(consultation, by=bo, data=data, filename="svar.csv")
        assert [str(problem).split(":")[0] for problem in refused.value.problems] == ["Linje 3, sted", "Linje 4, sted"]
        assert not Contribution.objects.exists()


class TestNarrowing:
    def test_the_queue_is_narrowed_to_an_area_and_to_those_that_overlap_it(self, client, consultation, city, bo):
        other = areas.create_division(by=SYSTEM, name="Lokaludvalg", order=2)
        council = areas.create_area(by=SYSTEM, division=other, name="Lokaludvalg Vest", overlaps=[city["west"]])
        west = sent(consultation, "I vest", **at(city))
        east = sent(consultation, "I øst", place=Spot(city["east"].pk))
        whole = sent(consultation, "I lokaludvalget", place=Spot(council.pk))
        client.force_login(bo)
        page = client.get(reverse("staff:contribution-queue"), {"place": city["west"].pk}).content.decode()
        assert west.reference in page
        assert whole.reference in page
        assert east.reference not in page

    def test_readers_narrow_to_an_area_only_where_places_are_asked_for(self, client, world, consultation, city):
        found, other = approved(consultation, **at(city)), approved(consultation, place=Spot(city["east"].pk))
        address = reverse("public:consultation-responses", args=[consultation.number])
        page = client.get(address, {"place": city["west"].pk}).content.decode()
        assert found.reference in page
        assert other.reference not in page
        silent = open_consultation(world.centre)
        address = reverse("public:consultation-responses", args=[silent.number])
        assert 'name="place"' not in client.get(address).content.decode()


class TestWhitePaper:
    def test_the_figures_say_which_areas_it_is_about(self, consultation, city):
        for number in range(12):
            sent(consultation, f"Svar {number}", place=Spot(city["west" if number % 2 else "east"].pk))
        spread = next(one for one in spread_of_everyone(consultation) if one["key"] == "place")
        assert spread["categories"] == ["Vestby", "Østby"]
        assert spread["everyone"] == [6, 6]


@pytest.mark.parametrize("more", [0, 30])
class TestCost:
    def test_pages_with_places_ask_the_same_for_few_and_many(
        self, client, consultation, city, bo, more, django_assert_max_num_queries
    ):
        for number in range(2 + more):
            approved(consultation, text=f"Svar {number}", **at(city, (12.501 + number / 1000, 55.65)))
        caches["pages"].clear()
        for name, most in (("consultation-detail", 15), ("consultation-places", 8)):
            with django_assert_max_num_queries(most):
                client.get(reverse(f"public:{name}", args=[consultation.number]))
        client.force_login(bo)
        for address in (
            reverse("staff:consultation-places", args=[consultation.pk]),
            reverse("staff:contribution-queue"),
            reverse("staff:contribution-detail", args=[Contribution.objects.first().reference]),
            reverse("staff:consultation-export", args=[consultation.pk]),
        ):
            with django_assert_max_num_queries(15):
                assert client.get(address).status_code == 200


def test_the_export_holds_what_others_may_see(client, consultation, city, bo):
    shown = approved(consultation, **at(city))
    waiting = sent(consultation, **at(city, (12.59, 55.61)))
    client.force_login(bo)
    lines = (
        client.get(reverse("staff:consultation-export", args=[consultation.pk]))
        .content.decode("utf-8-sig")
        .splitlines()
    )
    by_reference = {line.split(";")[0]: line for line in lines}
    assert "Vestby" in by_reference[shown.reference]
    assert "55,65678" not in by_reference[shown.reference]
    assert "55,61" not in by_reference[waiting.reference]


def test_a_clerk_takes_the_place_out_by_a_button(client, consultation, city, bo):
    found = approved(consultation, **at(city))
    client.force_login(bo)
    address = reverse("staff:contribution-place", args=[found.reference])
    page = client.post(address, {"show": "no"}, follow=True).content.decode()
    assert "Andre ser ikke stedet." in page
    page = client.post(address, {"show": "yes"}, follow=True).content.decode()
    assert "inden for 200 meter" in page


def test_another_consultation_shows_no_map(client, world, city):
    silent = open_consultation(world.centre)
    assert "Steder, folk skriver om" not in client.get(silent.get_absolute_url()).content.decode()
    assert consultations.update_consultation(silent, by=authz.SYSTEM, place_asked="point").place_asked == "point"
