"""What modules offer each other: menus, panels and what waits, each in its order."""

from datetime import date

import pytest

from roret.foundation import modules
from roret.foundation.modules import Group, Module, NavItem, Panel, Waiting, offer

pytestmark = pytest.mark.unit


@pytest.fixture
def house(monkeypatch):
    """A house without modules."""
    monkeypatch.setattr(modules, "_modules", {})


def panel(name):
    return lambda request, thing: (name, {})


def test_a_menu_stands_in_its_order_and_holds_its_own_face(house):
    offer(Module("a", navigation=(NavItem("Sidst", "x", order=90), NavItem("Stab", "y", "staff", order=1))))
    offer(Module("b", navigation=(NavItem("Først", "z", order=10),)))
    assert [item.label for item in modules.navigation("public")] == ["Først", "Sidst"]
    assert [item.label for item in modules.navigation("staff")] == ["Stab"]
    assert modules.navigation("member") == []


def test_the_menu_of_the_workspace_stands_group_by_group_whatever_the_order(house):
    offer(Module("a", navigation=(NavItem("Enheder", "x", "staff", order=1, group=Group.REGISTERS),)))
    offer(Module("b", navigation=(NavItem("Svarbord", "y", "staff", order=20, group=Group.WORK),)))
    offer(Module("c", navigation=(NavItem("Min dag", "z", "staff", order=1, group=Group.WORK),)))
    assert [item.label for item in modules.navigation("staff")] == ["Min dag", "Svarbord", "Enheder"]


def test_panels_are_those_of_the_place_and_the_face(house):
    late, early = Panel("unit", panel("late"), 90), Panel("unit", panel("early"), 1)
    offer(Module("a", panels=(late, Panel("target", panel("other")), Panel("unit", panel("staff"), face="staff"))))
    offer(Module("b", panels=(early,)))
    assert modules.panels("unit") == [early, late]
    assert len(modules.panels("unit", face="staff")) == 1


def test_offering_again_replaces(house):
    offer(Module("a", navigation=(NavItem("Gammel", "x"),)))
    offer(Module("a", navigation=(NavItem("Ny", "x"),)))
    assert [item.label for item in modules.navigation("public")] == ["Ny"]


def test_what_waits_stands_overdue_first_then_by_day_then_without_a_day(house):
    offer(Module("a", waiting=lambda person: [Waiting("uden dag", "/"), Waiting("i morgen", "/", date(2026, 5, 2))]))
    offer(Module("b", waiting=lambda person: [Waiting("i dag", "/", date(2026, 5, 1))]))
    offer(Module("c", waiting=lambda person: [Waiting(f"{person} for sent", "/", date(2026, 6, 1), overdue=True)]))
    offer(Module("d"))
    labels = [item.label for item in modules.waiting_for("Bo")]
    assert labels == ["Bo for sent", "i dag", "i morgen", "uden dag"]
