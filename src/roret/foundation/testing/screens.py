# ruff: noqa: S101, D102 — tests that others inherit
"""The tests that every staff screen inherits, and persons to run them with."""

from typing import Any, ClassVar

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.test import Client

from roret.foundation import authz, clock
from roret.foundation.journal.models import Event
from roret.foundation.staff.screens import StaffScreens

HOSTILE = "<script>alert('x')</script>"
SAVED = {"create", "update", "delete"}
MOST_QUERIES = 15


def person_with(role: str, unit: Any = None, *, name: str = "Test Testesen") -> Any:
    """Return a person who holds a role in a unit (any unit when none is given); an operator in an open session."""
    number = get_user_model().objects.count()
    person = get_user_model().objects.create_user(f"{role}{number}@test.example", name=name)
    if unit is None:
        unit, _made = apps.get_model("organisation", "Unit").objects.get_or_create(
            name="Testforvaltningen", kind="administration"
        )
    apps.get_model("people", "RoleGrant").objects.create(user=person, role=role, unit=unit, begins_on=clock.today())
    if role == authz.roles.OPERATOR:
        apps.get_model("authz", "OperatorSession").objects.create(user=person, reason="test", opened_at=clock.now())
    return get_user_model().objects.get(pk=person.pk)


@pytest.mark.django_db
class StaffScreenTests:
    """Inherit as ``TestUnitScreens(StaffScreenTests)`` and say what is asked for.

    ``make(n)`` creates rows and returns them, ``data()`` returns what the form is filled with, ``worker`` is who may do
    everything, ``outsider`` (a member of staff by default) may do nothing; ``text_field`` is a field that takes any text.
    """

    screens: ClassVar[StaffScreens]
    list_queries: ClassVar[int] = MOST_QUERIES
    text_field: ClassVar[str] = "name"
    outsider_may_view: ClassVar[bool] = False

    def make(self, count: int = 1) -> list[Any]:
        """Create ``count`` rows."""
        raise NotImplementedError

    def data(self) -> dict[str, Any]:
        """Return a filled form."""
        raise NotImplementedError

    @pytest.fixture
    def worker(self) -> Any:
        """Return who may do everything here."""
        return person_with("operator")

    @pytest.fixture
    def outsider(self) -> Any:
        """Return a citizen who has signed in."""
        return get_user_model().objects.create_user("borger@test.example", name="Borger")

    @pytest.fixture
    def desk(self, client: Client, worker: Any) -> Client:
        """Return the browser of the worker."""
        client.force_login(worker)
        return client

    def events(self) -> list[str]:
        """Return the types of the events so far."""
        return list(Event.objects.values_list("type", flat=True))

    def needs(self, action: str) -> None:
        """Skip what this screen does not have."""
        if not self.screens.has(action):
            pytest.skip(f"no {action}")

    def test_the_list_asks_as_much_for_many_rows_as_for_one(
        self, desk: Client, django_assert_max_num_queries: Any
    ) -> None:
        self.make(1)
        desk.get(self.screens.url("list"))
        with django_assert_max_num_queries(self.list_queries) as one:
            assert desk.get(self.screens.url("list")).status_code == 200
        self.make(5)
        with django_assert_max_num_queries(len(one)):
            assert desk.get(self.screens.url("list")).status_code == 200

    def test_a_guest_is_sent_to_sign_in(self, client: Client) -> None:
        [thing] = self.make(1)
        for url in (self.screens.url("list"), self.screens.url("detail", thing.pk)):
            response = client.get(url)
            assert response.status_code == 302
            assert "next=" in response["Location"]

    def test_an_outsider_is_refused_and_changes_nothing(self, client: Client, outsider: Any) -> None:
        [thing] = self.make(1)
        data = self.data()
        before = self.events()
        client.force_login(outsider)
        if not self.outsider_may_view:
            assert client.get(self.screens.url("list")).status_code == 403
        for action in SAVED:
            if self.screens.has(action):
                url = self.screens.url(action, *([] if action == "create" else [thing.pk]))
                assert client.get(url).status_code in (403, 404)
                assert client.post(url, data).status_code in (403, 404)
        assert self.events() == before
        assert self.screens.model._default_manager.filter(pk=thing.pk).exists()

    def test_a_page_shows_the_thing_with_its_history(self, desk: Client, django_assert_max_num_queries: Any) -> None:
        [thing] = self.make(1)
        with django_assert_max_num_queries(MOST_QUERIES):
            response = desk.get(self.screens.url("detail", thing.pk))
        assert response.status_code == 200

    def test_creating_writes_one_event(self, desk: Client) -> None:
        self.needs("create")
        data = self.data()
        before = len(self.events())
        response = desk.post(self.screens.url("create"), data)
        assert response.status_code == 302, response.context["form"].errors
        assert len(self.events()) == before + 1
        assert desk.get(response["Location"]).status_code == 200

    def test_updating_writes_one_event(self, desk: Client) -> None:
        self.needs("update")
        [thing] = self.make(1)
        data = self.data()
        before = len(self.events())
        url = self.screens.url("update", thing.pk)
        assert desk.get(url).status_code == 200
        response = desk.post(url, data)
        assert response.status_code == 302, response.context["form"].errors
        assert len(self.events()) == before + 1

    def test_deleting_asks_first_and_writes_one_event(self, desk: Client) -> None:
        self.needs("delete")
        [thing] = self.make(1)
        before = len(self.events())
        assert desk.get(self.screens.url("delete", thing.pk)).status_code == 200
        assert self.screens.model._default_manager.filter(pk=thing.pk).exists()
        assert desk.post(self.screens.url("delete", thing.pk)).status_code == 302
        assert not self.screens.model._default_manager.filter(pk=thing.pk).exists()
        assert len(self.events()) == before + 1

    def test_an_empty_form_shows_errors(self, desk: Client) -> None:
        self.needs("create")
        response = desk.post(self.screens.url("create"), {})
        assert response.status_code == 200
        assert response.context["form"].errors

    def test_the_second_of_two_editors_is_told_and_loses_nothing(self, desk: Client) -> None:
        self.needs("update")
        [thing] = self.make(1)
        url = self.screens.url("update", thing.pk)
        seen = desk.get(url).context["form"]["seen"].value()
        first = {**self.data(), self.text_field: "Den første"}
        assert desk.post(url, {**first, "seen": seen}).status_code == 302
        second = {**self.data(), self.text_field: "Den anden"}
        response = desk.post(url, {**second, "seen": seen})
        assert response.status_code == 200
        page = response.content.decode()
        assert "Den første" in page
        assert "Den anden" in page
        assert str(getattr(self.screens.model._default_manager.get(pk=thing.pk), self.text_field)) == "Den første"
        again = response.context["form"]["seen"].value()
        assert desk.post(url, {**second, "seen": again}).status_code == 302
        assert str(getattr(self.screens.model._default_manager.get(pk=thing.pk), self.text_field)) == "Den anden"

    def test_hostile_text_is_escaped_everywhere(self, desk: Client) -> None:
        self.needs("create")
        response = desk.post(self.screens.url("create"), {**self.data(), self.text_field: HOSTILE})
        assert response.status_code == 302, response.context["form"].errors
        assert "&lt;script&gt;" in desk.get(response["Location"]).content.decode()
        for url in (response["Location"], self.screens.url("list")):
            assert HOSTILE not in desk.get(url).content.decode()

    @pytest.mark.parametrize("dialect", ["csv", "xlsx"])
    def test_what_is_exported_can_be_imported_again_and_changes_nothing(self, desk: Client, dialect: str) -> None:
        self.needs("export")
        self.needs("import")
        self.make(3)
        file = desk.get(self.screens.url("export", dialect))
        response = upload(desk, self.screens, file.content, name=f"ud.{dialect}")
        plan = response.context["plan"]
        assert [str(problem) for problem in plan.problems] == []
        assert plan.counts == {"new": 0, "changed": 0, "same": self.screens.model._default_manager.count()}

    def test_the_template_file_names_every_column(self, desk: Client) -> None:
        self.needs("import")
        assert self.screens.importer
        header = desk.get(self.screens.url("template", "csv")).content.decode("utf-8-sig").splitlines()[0]
        assert header.split(";") == [str(column.label) for column in self.screens.importer.columns]


def upload(client: Client, screens: StaffScreens, content: bytes, *, name: str = "ind.csv") -> Any:
    """Upload a file to a register and return its preview page."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    response = client.post(screens.url("import"), {"file": SimpleUploadedFile(name, content)})
    assert response.status_code == 302, response.context["form"].errors
    return client.get(response["Location"])
