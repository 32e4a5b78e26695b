import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from roret.commons.areas import selectors, services
from roret.commons.areas.models import Area, Division
from roret.commons.areas.staff.screens import AREAS, DIVISIONS
from roret.commons.organisation.services import create_unit
from roret.foundation.authz import SYSTEM
from roret.foundation.errors import DomainError, ImportRefused
from roret.foundation.testing.screens import StaffScreenTests, person_with, upload

pytestmark = pytest.mark.django_db
DISTRICTS = (
    next(parent for parent in Path(__file__).parents if (parent / "demo").is_dir()) / "demo/geo/districts.geojson"
)
SQUARE = {"type": "Polygon", "coordinates": [[[12.5, 55.6], [12.6, 55.6], [12.6, 55.7], [12.5, 55.6]]]}


def division(name="Bydele", order=1):
    return Division.objects.filter(name=name).first() or services.create_division(by=SYSTEM, name=name, order=order)


def area(name, of=None, **fields):
    return services.create_area(by=SYSTEM, name=name, division=of or division(), **fields)


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


def feature(name, geometry=None):
    return {"type": "Feature", "properties": {"name": name}, "geometry": geometry or SQUARE}


class TestDivisionScreens(StaffScreenTests):
    screens = DIVISIONS

    def make(self, count=1):
        number = Division.objects.count()
        return [
            services.create_division(by=SYSTEM, name=f"Inddeling {number + one}", order=one) for one in range(count)
        ]

    def data(self):
        return {"name": "Skoledistrikter", "order": "3"}


class TestAreaScreens(StaffScreenTests):
    screens = AREAS
    text_field = "code"

    def make(self, count=1):
        unit = create_unit(by=SYSTEM, name="Enhed", kind="unit")
        number = Area.objects.count()
        return [area(f"Område {number + one}", served_by=[unit], population=one) for one in range(count)]

    def data(self):
        return {"division": division("Skoledistrikter", 2).pk, "name": "Nørrebro", "code": "3"}

    def test_hostile_text_is_escaped_everywhere(self, desk):
        response = desk.post(self.screens.url("create"), {**self.data(), "name": "<script>alert(1)</script>"})
        for url in (response["Location"], self.screens.url("list"), Area.objects.get().get_absolute_url()):
            assert "<script>alert" not in desk.get(url).content.decode()


def test_the_ten_districts_get_their_outlines_from_the_demo_file():
    drawn = services.import_outlines(division(), by=SYSTEM, content=DISTRICTS.read_bytes(), create=True)
    assert len(drawn) == 10
    assert all(len(selectors.rings_of(one)[0][0]) > 10 for one in drawn)
    again = services.import_outlines(division(), by=SYSTEM, content=DISTRICTS.read_bytes())
    assert {one.pk for one in again} == {one.pk for one in drawn}
    assert selectors.division_map(division(), drawn)


def test_a_map_file_is_read_as_a_whole_or_not_at_all():
    area("Indre By")
    with pytest.raises(ImportRefused) as refused:
        services.import_outlines(
            division(),
            by=SYSTEM,
            content=collection(feature("Indre By"), feature("Atlantis"), feature("X", {"type": "Point"})),
        )
    assert len(refused.value.problems) == 2
    assert "Atlantis" in refused.value.problems[0]
    assert not Area.objects.get(name="Indre By").outline


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[]", b"{}", b'{"features": []}', b'{"features": [1]}', b"[" * 100_000, b"ikke json"],
)
def test_what_is_no_map_file_is_explained(content):
    with pytest.raises(DomainError):
        services.import_outlines(division(), by=SYSTEM, content=content)


@pytest.mark.parametrize(
    "geometry",
    [
        {
            "type": "Polygon",
            "coordinates": [[[725000, 6175000], [725100, 6175000], [725100, 6175100], [725000, 6175000]]],
        },
        {"type": "Polygon", "coordinates": [[[12.5, 55.6], [12.6, 55.6]]]},
        {"type": "Polygon", "coordinates": [[["a", "b"], ["c", "d"], ["e", "f"], ["a", "b"]]]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": [[[float("nan"), 1], [1, 1], [1, 2], [float("nan"), 1]]]},
    ],
)
def test_an_outline_that_cannot_be_drawn_is_refused(geometry):
    with pytest.raises(ImportRefused):
        services.import_outlines(division(), by=SYSTEM, content=collection(feature("A", geometry)), create=True)


def test_divisions_that_do_not_match_are_compared_as_they_are(client, django_assert_max_num_queries):
    committees = division("Lokaludvalg", 2)
    harbour, city = area("Christianshavn", committees), area("Indre By", committees)
    district = area("Indre By", overlaps=[harbour, city])
    lonely = area("Valby")
    matched = {one.area: one.others for one in selectors.compare(division(), committees)}
    assert set(matched[district]) == {harbour, city}
    assert matched[lonely] == []
    with django_assert_max_num_queries(15):
        page = client.get(
            reverse("public:area-compare"), {"first": division().pk, "second": committees.pk}
        ).content.decode()
    assert "Christianshavn" in page
    assert "ukendt i kilden" in page


def test_areas_of_the_same_division_cannot_overlap():
    first = area("A")
    with pytest.raises(DomainError) as refused:
        area("B", overlaps=[first])
    assert refused.value.field == "overlaps"


def test_the_page_of_an_area_says_who_serves_it_or_that_it_is_unknown(client, django_assert_max_num_queries):
    served = area("Nørrebro", served_by=[create_unit(by=SYSTEM, name="Socialforvaltningen", kind="administration")])
    services.import_outlines(division(), by=SYSTEM, content=collection(feature("Nørrebro")))
    with django_assert_max_num_queries(15):
        page = client.get(served.get_absolute_url()).content.decode()
    assert "Socialforvaltningen" in page
    assert "<svg" in page
    assert "Ukendt i kilden" in client.get(area("Valby").get_absolute_url()).content.decode()


def test_the_list_of_areas_asks_as_much_for_many_as_for_one(client, django_assert_max_num_queries):
    area("A")
    with django_assert_max_num_queries(15) as one:
        client.get(reverse("public:area-list"))
    for number in range(10):
        area(f"B{number}", division(f"Inddeling {number}", number))
    with django_assert_max_num_queries(len(one)):
        assert client.get(reverse("public:area-list")).status_code == 200


def test_an_import_names_units_and_areas_of_other_divisions(client):
    client.force_login(person_with("operator"))
    create_unit(by=SYSTEM, name="Socialforvaltningen", abbreviation="SOF", kind="administration")
    area("Christianshavn", division("Lokaludvalg", 2))
    division()
    file = b"inddeling;navn;betjenes af;overlapper\nBydele;Indre By;SOF;Lokaludvalg: Christianshavn\n"
    preview = upload(client, AREAS, file)
    assert [str(one) for one in preview.context["plan"].problems] == []
    client.post(preview.request["PATH_INFO"], {"confirm": "1"})
    found = Area.objects.get(name="Indre By")
    assert [str(one) for one in found.served_by.all()] == ["Socialforvaltningen"]
    assert [str(one) for one in found.overlaps.all()] == ["Christianshavn"]
    assert upload(client, AREAS, file).context["plan"].counts == {"new": 0, "changed": 0, "same": 1}


def test_a_map_file_is_read_on_the_divisions_page(client):
    client.force_login(person_with("editor"))
    url = reverse("staff:division-outlines", args=[division().pk])
    assert client.get(url).status_code == 200
    bad = client.post(url, {"file": SimpleUploadedFile("kort.geojson", collection(feature("Atlantis")))})
    assert "Atlantis" in bad.content.decode()
    good = client.post(
        url, {"file": SimpleUploadedFile("kort.geojson", collection(feature("Atlantis"))), "create": "on"}
    )
    assert good.status_code == 302
    assert Area.objects.get(name="Atlantis").outline["type"] == "MultiPolygon"
