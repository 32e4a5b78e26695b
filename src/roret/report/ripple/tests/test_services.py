"""Exactly those who took part hear of a milestone, once, and nobody hears what is none of her business."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.urls import reverse

from roret.commons.people.models import RoleGrant
from roret.commons.records.models import Record
from roret.commons.records.services import reach_milestone
from roret.foundation import clock, journal
from roret.foundation.authz import SYSTEM
from roret.foundation.journal.models import Event
from roret.foundation.notify.models import Notification, Recipient
from roret.foundation.testing.jobs import run_jobs
from roret.listen.contributions.follow_links import follow_secret
from roret.report.ripple import events, selectors, services, tasks

pytestmark = pytest.mark.django_db


def told():
    """The addresses of all who have been told something."""
    return sorted(row.recipient.address for row in Notification.objects.select_related("recipient__user"))


def test_one_who_took_part_hears_of_the_decision(thread):
    karen = thread.person("karen")
    contribution = thread.says(karen, thread.library)
    assert thread.spread(thread.decision) == 1
    row = Notification.objects.get()
    assert row.recipient.user == karen
    assert row.sentence == "Det er besluttet"
    assert row.record_id == thread.decision.pk
    assert row.url == reverse("public:follow", args=[follow_secret(contribution.submission)])
    assert row.reason == "Du har sendt et svar til »Biblioteker og skoler«."


def test_it_is_marked_as_told_and_kept_in_the_journal(thread):
    thread.says(thread.person("karen"), thread.library)
    milestone = thread.reaches(thread.decision)
    services.spread_milestone(milestone, by=SYSTEM)
    milestone.refresh_from_db()
    assert milestone.spread_at is not None
    assert Event.objects.get(type="ripple.spread").data == {"milestone": "done", "told": 1}


def test_telling_twice_tells_once(thread):
    thread.says(thread.person("karen"), thread.library)
    milestone = thread.reaches(thread.decision)
    assert services.spread_milestone(milestone, by=SYSTEM) == 1
    assert services.spread_milestone(milestone, by=SYSTEM) == 0
    milestone.spread_at = None
    milestone.save()
    assert services.spread_milestone(milestone, by=SYSTEM) == 0
    assert Notification.objects.count() == 1


def test_two_milestones_are_two_messages(thread):
    thread.says(thread.person("karen"), thread.library)
    assert thread.spread(thread.decision) == 1
    assert thread.spread(thread.action) == 1
    assert thread.spread(thread.action, code="started") == 1


def test_only_those_whose_theme_led_there_hear_of_it(thread):
    thread.says(thread.person("library"), thread.library)
    thread.says(thread.person("school"), thread.school)
    thread.says(thread.person("both"), thread.school, thread.library)
    thread.says(thread.person("ungrouped"))
    thread.spread(thread.action)
    assert told() == ["both@example.org", "library@example.org", "ungrouped@example.org"]


def test_the_answer_to_a_theme_is_for_those_in_the_theme(thread):
    thread.says(thread.person("library"), thread.library)
    thread.says(thread.person("school"), thread.school)
    thread.spread(thread.school_answer)
    assert told() == ["school@example.org"]


def test_what_happens_to_the_consultation_itself_is_for_all(thread):
    thread.says(thread.person("library"), thread.library)
    thread.says(thread.person("school"), thread.school)
    thread.says(thread.person("ungrouped"))
    assert thread.spread(thread.consultation) == 3


def test_a_record_that_grew_out_of_the_consultation_as_a_whole_is_for_all(thread):
    thread.says(thread.person("library"), thread.library)
    thread.says(thread.person("school"), thread.school)
    whole = thread.record("plan", "Samlet plan", after=thread.consultation)
    assert thread.spread(whole) == 2


def test_those_of_a_theme_that_was_merged_hear_too(thread):
    thread.says(thread.person("school"), thread.school)
    thread.link(thread.school, thread.library, "merged_into")
    thread.spread(thread.decision)
    assert told() == ["school@example.org"]


def test_what_is_upstream_hears_nothing_of_a_sister(thread):
    """A consultation that only shares a later record's neighbour is not on the thread."""
    other = thread.record("consultation", "En anden høring")
    thread.says(thread.person("stranger"), record=other)
    thread.says(thread.person("karen"), thread.library)
    thread.spread(thread.decision)
    assert told() == ["karen@example.org"]


def test_two_consultations_that_led_to_one_matter_are_both_told(thread):
    other = thread.record("consultation", "En anden høring")
    thread.link(other, thread.matter)
    thread.says(thread.person("other"), record=other)
    thread.says(thread.person("library"), thread.library)
    thread.says(thread.person("school"), thread.school)
    thread.spread(thread.decision)
    assert told() == ["library@example.org", "other@example.org"]


def test_one_person_with_many_responses_is_told_once(thread):
    karen = thread.person("karen")
    for _number in range(5):
        thread.says(karen, thread.library)
    thread.follows(karen, thread.consultation)
    assert thread.spread(thread.decision) == 1
    assert Notification.objects.get().reason.startswith("Du har sendt et svar")


def test_followers_anywhere_upstream_hear_with_a_link_to_the_record(thread):
    thread.follows(thread.person("follower"), thread.consultation)
    thread.follows(thread.person("downstream"), thread.action)
    thread.spread(thread.matter)
    row = Notification.objects.get()
    assert row.recipient.address == "follower@example.org"
    assert row.url == Record.objects.get(pk=thread.matter.pk).get_absolute_url()
    assert row.reason == "Du følger »Biblioteker og skoler«."


def test_who_came_later_hears_only_what_comes_then(thread):
    decided = thread.start + timedelta(days=10)
    thread.says(thread.person("late"), received_at=decided + timedelta(days=1))
    thread.follows(thread.person("later"), thread.consultation, since=decided + timedelta(days=1))
    assert thread.spread(thread.decision, at=decided) == 0
    assert thread.spread(thread.action) == 2


def test_a_guest_hears_by_mail_with_her_own_link(thread):
    contribution = thread.says(None, thread.library, email="Gaest@Example.org", language="en")
    thread.spread(thread.decision)
    row = Notification.objects.get()
    assert (row.recipient.user, row.recipient.email, row.recipient.language) == (None, "gaest@example.org", "en")
    assert row.sentence == "It is decided"
    assert row.url == f"/en/my-response/{follow_secret(contribution.submission)}/"


def test_a_guest_without_address_is_nobody_to_tell(thread):
    thread.says(None, thread.library)
    assert thread.spread(thread.decision) == 0
    assert not Recipient.objects.exists()


def test_a_guest_who_wrote_twice_is_told_once(thread):
    thread.says(None, thread.library, email="gaest@example.org")
    thread.says(None, thread.library, email="GAEST@example.org")
    assert thread.spread(thread.decision) == 1


def test_one_who_wrote_as_guest_and_as_person_is_told_once(thread):
    thread.says(thread.person("karen"), thread.library)
    thread.says(None, thread.library, email="Karen@example.org")
    thread.says(None, thread.library, email="gaest@example.org")
    assert thread.spread(thread.decision) == 2
    assert told() == ["gaest@example.org", "karen@example.org"]


def test_each_hears_in_her_own_language(thread):
    thread.says(thread.person("dane"), thread.library)
    thread.says(thread.person("brit", language="en"), thread.library)
    thread.spread(thread.decision)
    sentences = dict(Notification.objects.values_list("recipient__user__name", "sentence"))
    assert sentences == {"dane": "Det er besluttet", "brit": "It is decided"}
    english = Notification.objects.get(recipient__user__name="brit")
    assert english.url.startswith("/en/")
    assert english.reason.startswith("You have sent")


def test_who_withdrew_or_was_erased_or_shut_out_hears_nothing(thread):
    thread.says(thread.person("withdrew"), thread.library, withdrawn_at=clock.now())
    thread.says(None, thread.library, email="erased@example.org", erased_at=clock.now())
    thread.says(thread.person("out", is_active=False), thread.library)
    assert thread.spread(thread.decision) == 0


def test_ones_own_act_is_no_news(thread):
    bo, karen = thread.person("bo"), thread.person("karen")
    for person in (bo, karen):
        thread.says(person, thread.library)
    with transaction.atomic():
        journal.record(events.Spread, thread.decision, by=bo)
        milestone = reach_milestone(thread.decision, code="decided", sentence="Det er besluttet")
        services.spread_milestone(milestone, by=SYSTEM)
    assert told() == ["karen@example.org"]


def test_a_record_that_is_not_published_is_told_when_it_is(thread):
    thread.says(thread.person("karen"), thread.library)
    Record.objects.filter(pk=thread.decision.pk).update(published_at=clock.now() + timedelta(days=1))
    milestone = thread.reaches(thread.decision)
    assert services.spread_milestone(milestone, by=SYSTEM) == 0
    milestone.refresh_from_db()
    assert milestone.spread_at is None
    with clock.at(clock.now() + timedelta(days=2)):
        assert services.spread_milestone(milestone, by=SYSTEM) == 1


def test_nobody_hears_of_a_record_that_she_may_not_see(thread):
    Record.objects.filter(pk=thread.decision.pk).update(visibility="internal")
    worker = thread.person("worker")
    RoleGrant.objects.create(
        user=worker, role="case_worker", unit=thread.unit, begins_on=clock.today(), granted_by="test"
    )
    for person in (worker, thread.person("citizen")):
        thread.says(person, thread.library)
        thread.follows(person, thread.consultation)
    thread.says(None, thread.library, email="gaest@example.org")
    assert thread.spread(thread.decision) == 1
    assert told() == ["worker@example.org"]


def test_the_title_of_a_hidden_record_is_not_repeated_in_a_message(thread):
    Record.objects.filter(pk=thread.consultation.pk).update(visibility="internal")
    thread.says(thread.person("karen"), thread.library)
    thread.follows(thread.person("follower"), thread.consultation)
    thread.spread(thread.decision)
    assert {row.reason for row in Notification.objects.all()} == {"Du deltog.", "Du følger dette."}


def test_a_person_may_not_spread(thread):
    with pytest.raises(Exception, match=r"ripple.spread_milestone"):
        services.spread_milestone(thread.reaches(thread.decision), by=thread.person("karen"))


def test_a_thousand_are_told_in_few_queries(thread, django_assert_max_num_queries):
    people = [thread.person(f"p{number}") for number in range(20)]
    for person in people:
        thread.says(person, thread.library)
    for number in range(1000):
        thread.says(None, thread.library, email=f"g{number}@example.org")
    milestone = thread.reaches(thread.decision)
    with django_assert_max_num_queries(40):
        assert services.spread_milestone(milestone, by=SYSTEM) == 1020


@pytest.mark.django_db(
    transaction=True
)  # the progress is written by a connection of its own, which no rollback takes back
def test_many_are_told_in_batches_nobody_twice(thread, monkeypatch):
    monkeypatch.setattr(selectors, "CHUNK", 7)
    monkeypatch.setattr(services, "SHOW_PROGRESS_FROM", 10)
    for number in range(25):
        thread.says(thread.person(f"p{number}"), thread.library)
        thread.says(None, thread.library, email=f"g{number}@example.org")
    assert thread.spread(thread.decision) == 50
    assert len(set(told())) == 50


def test_when_something_breaks_nobody_is_told_and_it_is_not_marked(thread, monkeypatch):
    monkeypatch.setattr(selectors, "CHUNK", 2)
    for number in range(5):
        thread.says(thread.person(f"p{number}"), thread.library)
    milestone = thread.reaches(thread.decision)
    real, calls = services.tell_many, []

    def breaks(rows):
        calls.append(1)
        if len(calls) == 2:
            raise RuntimeError("killed")
        return real(rows)

    monkeypatch.setattr(services, "tell_many", breaks)
    with pytest.raises(RuntimeError), transaction.atomic():
        services.spread_milestone(milestone, by=SYSTEM)
    assert not Notification.objects.exists()
    milestone.refresh_from_db()
    assert milestone.spread_at is None
    monkeypatch.undo()
    assert services.spread_milestone(milestone, by=SYSTEM) == 5


def test_reaching_a_milestone_sets_it_off_after_the_commit(thread, django_capture_on_commit_callbacks):
    thread.says(thread.person("karen"), thread.library)
    with django_capture_on_commit_callbacks(execute=True):
        reach_milestone(thread.decision, code="decided", sentence="Det er besluttet")
    run_jobs()
    assert told() == ["karen@example.org"]


def test_what_was_left_is_told_by_the_periodic_job(thread):
    thread.says(thread.person("karen"), thread.library)
    thread.reaches(thread.decision, at=clock.now() - timedelta(minutes=10))
    assert tasks.spread_what_was_left.call() == 1
    run_jobs()
    assert told() == ["karen@example.org"]
    assert tasks.spread_what_was_left.call() == 0


def test_the_actors_are_found_in_the_journal_of_the_same_act(thread):
    bo, later = thread.person("bo"), thread.person("later")
    moment = clock.now() - timedelta(hours=1)
    with transaction.atomic(), clock.at(moment):
        journal.record(events.Spread, thread.decision, by=bo)
        milestone = reach_milestone(thread.decision, code="decided", sentence="Det er besluttet")
    with transaction.atomic():
        journal.record(events.Spread, thread.decision, by=later)
    assert selectors.actors_of(milestone) == [bo.pk]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_the_same_milestone_tell_once(thread):
    """The second passes over the row that the first has locked."""
    import threading

    thread.says(thread.person("karen"), thread.library)
    milestone = thread.reaches(thread.decision)
    results = []

    def other_worker():
        results.append(services.spread_milestone(milestone, by=SYSTEM))
        connection.close()

    with transaction.atomic():
        assert services.spread_milestone(milestone, by=SYSTEM) == 1
        worker = threading.Thread(target=other_worker)
        worker.start()
        worker.join()
    assert results == [0]
    assert Notification.objects.count() == 1
