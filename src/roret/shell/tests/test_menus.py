"""The menus that every page carries: what a person may use, with the entry that she stands on marked."""

import pytest
from django.test import RequestFactory

from roret.foundation import authz
from roret.shell.context import menu

pytestmark = pytest.mark.unit


def staff_menu(path):
    request = RequestFactory().get(path)
    request.user = authz.SYSTEM
    return menu(request, "staff")


def active(path):
    return [str(entry["label"]) for entry in staff_menu(path) if entry["active"]]


def test_the_day_page_is_marked_on_itself_and_on_no_page_below_it():
    assert active("/medarbejder/") == ["Min dag"]
    assert active("/medarbejder/temaer/7/") == []


def test_a_page_marks_the_entry_that_it_lies_under():
    assert active("/medarbejder/hoeringer/7/") == ["Høringer"]


def test_the_headings_follow_the_loop():
    headings = list(dict.fromkeys(str(entry["group"]) for entry in staff_menu("/medarbejder/")))
    assert headings == ["Mit arbejde", "Lyt", "Beslut", "Lever", "Mål", "Meld tilbage", "Registre", "Drift"]
