from datetime import date

import pytest

from roret.commons.organisation import selectors, services
from roret.commons.organisation.models import Unit
from roret.foundation.authz import SYSTEM
from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.journal.models import Event

pytestmark = pytest.mark.django_db


def unit(name, parent=None, **fields):
    return services.create_unit(by=SYSTEM, name=name, kind=fields.pop("kind", "centre"), parent=parent, **fields)


def shape(nodes):
    return {node.unit.name: shape(node.children) for node in nodes}


def test_a_unit_cannot_be_part_of_itself_or_of_what_is_below_it():
    top = unit("Top")
    middle = unit("Midt", top)
    bottom = unit("Bund", middle)
    for parent in (top, bottom):
        with pytest.raises(DomainError) as refused:
            services.update_unit(top, by=SYSTEM, parent=parent)
        assert refused.value.field == "parent"
    top.refresh_from_db()
    assert top.parent is None


def test_a_reorganisation_keeps_the_past_readable():
    city = unit("Kommunen", kind="municipality")
    old = unit("FAF", city, kind="administration")
    centre = unit("Centret", old)
    new = unit("BIF", city, kind="administration", valid_from=date(2006, 1, 1))
    services.end_unit(old, by=SYSTEM, on=date(2005, 12, 31), successor=new)
    assert shape(selectors.unit_tree(date(2005, 6, 1))) == {"Kommunen": {"FAF": {"Centret": {}}}}
    assert shape(selectors.unit_tree(date(2006, 6, 1))) == {"Kommunen": {"BIF": {"Centret": {}}}}
    centre.refresh_from_db()
    assert centre.parent == new


def test_two_units_merge_and_each_day_shows_who_stood_where():
    one, two = unit("Et"), unit("To")
    for parent, name in ((one, "A"), (two, "B")):
        unit(name, parent)
    both = unit("Fælles", valid_from=date(2010, 1, 1))
    for former in (one, two):
        services.end_unit(former, by=SYSTEM, on=date(2009, 12, 31), successor=both)
    assert shape(selectors.unit_tree(date(2009, 1, 1))) == {"Et": {"A": {}}, "To": {"B": {}}}
    assert shape(selectors.unit_tree(date(2011, 1, 1))) == {"Fælles": {"A": {}, "B": {}}}


def test_a_new_name_begins_a_new_unit_and_the_old_one_keeps_its_own():
    old = unit("Arbejdsmarkedsudvalget", abbreviation="AU", email="au@kommune.example")
    unit("Sekretariatet", old)
    heir = services.rename_unit(old, by=SYSTEM, on=date(2018, 1, 1), name="Beskæftigelsesudvalget", abbreviation="BIU")
    old.refresh_from_db()
    assert (old.name, old.valid_to, old.successor) == ("Arbejdsmarkedsudvalget", date(2017, 12, 31), heir)
    assert (heir.abbreviation, heir.email, heir.valid_from) == ("BIU", "au@kommune.example", date(2018, 1, 1))
    assert shape(selectors.unit_tree(date(2017, 6, 1))) == {"Arbejdsmarkedsudvalget": {"Sekretariatet": {}}}
    assert shape(selectors.unit_tree(date(2019, 6, 1))) == {"Beskæftigelsesudvalget": {"Sekretariatet": {}}}


def test_a_unit_that_is_moved_from_a_day_is_shown_in_its_old_place_before():
    a, b = unit("A"), unit("B")
    child = unit("Barn", a)
    services.update_unit(child, by=SYSTEM, parent=b, moved_on=date(2015, 5, 1))
    assert shape(selectors.unit_tree(date(2015, 4, 30)))["A"] == {"Barn": {}}
    assert shape(selectors.unit_tree(date(2015, 5, 1)))["B"] == {"Barn": {}}


def test_a_corrected_parent_leaves_no_trace_in_the_past():
    a, b = unit("A"), unit("B")
    child = unit("Barn", a)
    services.update_unit(child, by=SYSTEM, parent=b)
    assert shape(selectors.unit_tree(date(2015, 4, 30)))["B"] == {"Barn": {}}


@pytest.mark.parametrize(
    ("on", "begins", "problem"),
    [(date(2019, 1, 1), date(2020, 1, 1), DomainError), (date(2020, 1, 1), None, None)],
)
def test_a_unit_ends_after_it_begins(on, begins, problem):
    thing = unit("Enhed", valid_from=begins)
    if problem:
        with pytest.raises(problem):
            services.end_unit(thing, by=SYSTEM, on=on)
    else:
        assert services.end_unit(thing, by=SYSTEM, on=on).valid_to == on
        with pytest.raises(NotPossible):
            services.end_unit(thing, by=SYSTEM, on=on)


def test_a_unit_with_something_below_it_does_not_end_without_a_successor():
    top = unit("Top")
    unit("Under", top)
    with pytest.raises(NotPossible, match="Under"):
        services.end_unit(top, by=SYSTEM, on=date(2020, 1, 1))
    assert Unit.objects.get(pk=top.pk).valid_to is None


def test_a_successor_must_exist_the_day_after_and_lead_in_no_circle():
    first, second = unit("A"), unit("B", valid_to=date(2020, 1, 1))
    with pytest.raises(DomainError) as refused:
        services.end_unit(first, by=SYSTEM, on=date(2020, 1, 1), successor=second)
    assert refused.value.field == "successor"
    with pytest.raises(DomainError):
        services.end_unit(first, by=SYSTEM, on=date(2020, 1, 1), successor=first)


def test_each_change_is_one_event_with_what_changed():
    thing = unit("Før")
    services.update_unit(thing, by=SYSTEM, name="Efter")
    services.update_unit(thing, by=SYSTEM, name="Efter")
    events = list(Event.objects.filter(target_id=str(thing.pk)))
    assert [event.type for event in events] == ["unit.created", "unit.updated"]
    assert events[1].data["changes"] == {"name": ["Før", "Efter"]}


def test_the_tree_asks_twice_however_large(django_assert_num_queries):
    top = unit("Top")
    for number in range(30):
        unit(f"Enhed {number}", top)
    with django_assert_num_queries(2):
        selectors.unit_tree(date(2020, 1, 1))
