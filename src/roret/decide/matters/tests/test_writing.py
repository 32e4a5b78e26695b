"""Opening and writing a matter: what comes from the consultation, the items, two editors, and what is missing."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Link
from roret.commons.records.selectors import thread_ids
from roret.decide.matters import services
from roret.decide.matters.models import Matter, RecommendationItem
from roret.decide.matters.tests.factories import heard, ready
from roret.foundation import authz
from roret.foundation.errors import ChangedMeanwhile, DomainError, NotPossible, NotReady
from roret.listen.contributions import services as contributions
from roret.listen.white_papers import services as white_papers

pytestmark = pytest.mark.django_db


def texts(matter):
    return list(matter.items.order_by("number").values_list("number", "text"))


def test_a_matter_takes_words_areas_and_the_thread_from_its_consultation(world, bo):
    consultation, themes = heard(world)
    matter = services.open_matter_from_consultation(consultation, by=bo, committee=world.committee)

    assert (matter.title, matter.summary, matter.unit, matter.body_id) == (
        consultation.title,
        consultation.summary,
        world.centre,
        world.committee.pk,
    )
    links = set(Link.objects.filter(downstream=matter).values_list("upstream", "kind"))
    assert links == {(consultation.pk, LinkKind.BASED_ON), *((theme.answer.pk, LinkKind.PUT_TO) for theme in themes)}
    assert {theme.pk for theme in themes} < set(thread_ids(matter, direction="up"))


def test_values_given_overrule_what_is_copied(world, bo):
    consultation, _themes = heard(world)
    matter = services.open_matter_from_consultation(
        consultation, by=bo, committee=world.committee, title="En anden titel"
    )

    assert matter.title == "En anden titel"


def test_a_frozen_white_paper_is_attached_and_one_frozen_later_comes_at_the_signature(world, bo):
    consultation, _themes = heard(world)
    matter = ready(world, consultation)
    assert not matter.attachments.exists()

    white_papers.freeze_white_paper(consultation, by=authz.SYSTEM)
    services.sign_matter(matter, by=world.director)

    attachment = matter.attachments.get()
    assert attachment.title.startswith("Hvidbog")
    assert consultation.number in attachment.text


def test_a_theme_made_after_the_matter_is_tied_at_the_signature(world):
    consultation, _themes = heard(world, close=False)
    matter = ready(world, consultation)
    late = contributions.create_theme(consultation, by=authz.SYSTEM, title="Sent tema")
    services.sign_matter(matter, by=world.director)

    assert Link.objects.filter(upstream=late.answer, downstream=matter, kind=LinkKind.PUT_TO).exists()


def test_only_those_who_prepare_open_a_matter(world, dan, ane):
    consultation, _themes = heard(world)
    for person in (ane, dan, world.committee_secretary, world.editor, world.guest):
        with pytest.raises(PermissionDenied):
            services.open_matter_from_consultation(consultation, by=person, committee=world.committee)


def test_the_second_of_two_editors_is_told_and_the_first_text_stays(world, bo):
    matter = ready(world)
    services.update_matter(matter, by=bo, version=matter.version, problem="Først")

    with pytest.raises(ChangedMeanwhile):
        services.update_matter(matter, by=world.director, version=matter.version, problem="Dernæst")
    assert Matter.objects.get(pk=matter.pk).problem == "Først"


def test_two_who_change_the_items_at_once_are_told(world, bo):
    matter = ready(world)
    services.add_item(matter, by=bo, text="at tredje", version=matter.version)

    with pytest.raises(ChangedMeanwhile):
        services.remove_item(matter.items.get(number=1), by=bo, version=matter.version)
    assert len(texts(matter)) == 3


def test_economy_in_words_and_no_economy_exclude_each_other(world, bo):
    matter = ready(world)
    with pytest.raises(DomainError) as refused:
        services.update_matter(matter, by=bo, economy="To millioner")
    assert refused.value.field == "economy"
    services.update_matter(matter, by=bo, economy="To millioner", no_economy=False)


def test_a_title_that_is_too_long_is_refused(world, bo):
    with pytest.raises(ValidationError):
        services.update_matter(ready(world), by=bo, title="x" * 251)


def test_items_are_numbered_changed_moved_and_removed(world, bo):
    matter = ready(world)
    third = services.add_item(matter, by=bo, text="at tredje")
    assert third.number == 3

    services.move_item(third, by=bo, to=1)
    services.change_item(third, by=bo, text="at først")
    services.remove_item(matter.items.get(number=2), by=bo)

    assert texts(matter) == [(1, "først"), (2, "udvalget godkender planen")]


@pytest.mark.parametrize(("to", "number"), [(0, 1), (99, 2), (-3, 1)])
def test_an_item_moved_beyond_the_ends_stops_at_the_end(world, bo, to, number):
    matter = ready(world)
    assert services.move_item(matter.items.get(number=1), by=bo, to=to).number == number


def test_an_empty_item_is_refused(world, bo):
    with pytest.raises(DomainError):
        services.add_item(ready(world), by=bo, text="  ")


@pytest.mark.parametrize(
    ("field", "value"),
    [("summary", ""), ("problem", ""), ("solution", ""), ("no_economy", False), ("process", ""), ("body", None)],
)
def test_each_missing_section_stops_the_signature_and_is_named_with_its_place(world, field, value):
    matter = ready(world)
    setattr(matter, field, value)
    matter.save()

    missing = matter.missing_before_signing()
    assert len(missing) == 1
    assert missing[0].where
    with pytest.raises(NotReady) as refused:
        services.sign_matter(matter, by=world.director)
    assert [str(one) for one in refused.value.missing] == [str(one) for one in missing]


def test_a_matter_without_items_is_not_signed(world):
    matter = ready(world)
    RecommendationItem.objects.filter(matter=matter).delete()
    with pytest.raises(NotReady):
        services.sign_matter(matter, by=world.director)


def test_only_a_director_signs_and_what_is_signed_is_written_no_more(world, bo):
    matter = ready(world)
    for person in (bo, world.committee_secretary, world.cia):
        with pytest.raises(PermissionDenied):
            services.sign_matter(matter, by=person)
    matter = services.sign_matter(matter, by=world.director, version=matter.version)

    assert matter.signed_by == world.director.name
    for change in (
        lambda: services.update_matter(matter, by=bo, problem="nyt"),
        lambda: services.add_item(matter, by=bo, text="at mere"),
        lambda: services.remove_item(matter.items.first(), by=bo),
        lambda: services.sign_matter(matter, by=world.director),
    ):
        with pytest.raises(NotPossible):
            change()


def test_the_director_signs_what_was_read(world, bo):
    matter = ready(world)
    read = matter.version
    services.update_matter(matter, by=bo, solution="Noget helt andet")

    with pytest.raises(ChangedMeanwhile):
        services.sign_matter(matter, by=world.director, version=read)


def test_a_signed_matter_goes_back_to_draft_only_until_it_is_on_an_agenda(world):
    matter = services.sign_matter(ready(world), by=world.director)
    services.unsign_matter(matter, by=world.director, reason="Et tal er forkert")
    matter = services.sign_matter(matter, by=world.director)

    from roret.commons.meetings.tests.factories import meeting

    services.put_to_meeting(matter, by=world.committee_secretary, meeting=meeting(world.committee))
    with pytest.raises(NotPossible):
        services.unsign_matter(matter, by=world.director, reason="For sent")


def test_an_at_typed_out_of_habit_is_not_said_twice(world, bo):
    item = services.add_item(ready(world), by=bo, text="at udvalget tager sagen til efterretning")
    assert item.that == "at udvalget tager sagen til efterretning"
