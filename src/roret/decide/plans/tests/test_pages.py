"""What readers and staff meet on the pages of plans, goals and actions."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roret.decide.plans import selectors, services
from roret.decide.plans.models import Action, ActionPlan
from roret.decide.plans.tests.factories import adopted, days, decision, drafted, only_action
from roret.foundation import authz, clock
from roret.foundation.modules import waiting_for

pytestmark = pytest.mark.django_db


def test_the_plan_page_is_table_1_with_picture_figures_and_thread(client, world):
    plan = adopted(world)
    services.adjust_plan(plan, by=authz.SYSTEM, text="Begynder senere, fordi borgerne bad om det.")
    page = client.get(plan.get_absolute_url()).content.decode()

    for words in (
        "Borgerne får hurtigt hjælp",
        "God sagsbehandling",
        "Borgernes oplevelse",
        "Oftere god",
        "Hvad",
        "Hvordan",
        "Hvornår",
        "Gennemgå breve",
        "tempo 1",
        "<svg",
        "Begynder senere",
    ):
        assert words in page, words


def test_goal_and_action_pages_have_their_thread(client, world):
    plan = adopted(world)
    action = only_action(plan)
    for record in (action, action.goal):
        page = client.get(record.get_absolute_url()).content.decode()
        assert reverse("public:thread", args=[record.number]) in page
        assert plan.get_absolute_url() in page


def test_a_plan_that_is_not_adopted_does_not_exist_for_readers(client, world):
    plan = drafted(world)
    for record in (plan, *plan.goals.all(), only_action(plan)):
        assert client.get(record.get_absolute_url()).status_code == 404
    assert client.get("/api/v1/plans/").json() == []


def test_wild_text_is_shown_as_text(client, world):
    plan = adopted(world)
    services.report_progress(only_action(plan), by=authz.SYSTEM, note="<script>alert(1)</script>")
    services.create_goal(plan, by=authz.SYSTEM, title="<img src=x onerror=alert(1)>")
    for record in (plan, only_action(plan)):
        page = client.get(record.get_absolute_url()).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def many_actions(plan, count):
    rows = [services.PlanRow(f"Område {number % 5}", f"Indsats {number}", **days()) for number in range(count)]
    services.add_rows(plan, rows, by=authz.SYSTEM)


def test_the_plan_page_takes_the_same_queries_for_one_and_for_fifty_actions(client, world):
    plan, counts = adopted(world), []
    for count in (1, 49):
        many_actions(plan, count)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(plan.get_absolute_url()).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 15, counts


@pytest.mark.parametrize("name", ["public:plan-list", "staff:plan-list", "staff:action-overdue"])
def test_lists_take_the_same_queries_for_one_and_for_many(client, world, bo, name):
    client.force_login(bo)
    counts = []
    for many in (1, 4):
        for _one in range(many):
            plan = adopted(world)
        with clock.at(only_action(plan).ends_at + timedelta(days=1)), CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(name)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 15, counts


def test_a_case_worker_goes_from_decision_to_plan_by_the_pages_alone(client, world, bo):
    decided = decision(world)
    client.force_login(bo)
    assert (
        reverse("staff:plan-from-decision", args=[decided.pk])
        in client.get(decided.get_staff_url(), follow=True).content.decode()
    )
    client.post(reverse("staff:plan-from-decision", args=[decided.pk]), {"title": ""})
    plan = ActionPlan.objects.get()
    client.post(reverse("staff:goal-create", args=[plan.pk]), {"type": "objective", "title": "Målsætning"})
    rows = {
        "rows-TOTAL_FORMS": "2",
        "rows-INITIAL_FORMS": "0",
        "rows-0-focus_area": "Område",
        "rows-0-action": "Indsats",
        "rows-0-wave": "2",
        "rows-0-begins_on": "1.8.2027",
        "rows-0-ends_on": "30.11.2027",
        "rows-0-recommendations": "4, 7",
        "rows-0-unit": world.centre.pk,
    }
    assert client.post(reverse("staff:plan-rows", args=[plan.pk]), rows).status_code == 302

    assert plan.missing_before_adopting() == []
    assert only_action(plan).wave == 2
    for name, thing in (("plan", plan), ("goal", only_action(plan).goal), ("action", only_action(plan))):
        assert client.get(reverse(f"staff:{name}-detail", args=[thing.pk])).status_code == 200


def test_half_a_row_is_pointed_out_and_nothing_is_kept(client, world, bo):
    plan = drafted(world)
    client.force_login(bo)
    before = Action.objects.count()
    rows = {
        "rows-TOTAL_FORMS": "1",
        "rows-INITIAL_FORMS": "0",
        "rows-0-focus_area": "Område",
        "rows-0-begins_on": "i morgen",
    }
    page = client.post(reverse("staff:plan-rows", args=[plan.pk]), rows).content.decode()

    assert "Skriv indsatsen." in page
    assert 'value="Område"' in page
    assert Action.objects.count() == before


def test_more_rows_keep_what_was_typed(client, world, bo):
    plan = drafted(world)
    client.force_login(bo)
    rows = {"rows-TOTAL_FORMS": "1", "rows-INITIAL_FORMS": "0", "rows-0-focus_area": "Mit område", "more": "1"}
    page = client.post(reverse("staff:plan-rows", args=[plan.pk]), rows).content.decode()

    assert "rows-5-action" in page
    assert "Mit område" in page


def test_a_file_is_imported_by_the_page_and_a_bad_one_shows_its_lines(client, world, bo):
    plan = drafted(world)
    client.force_login(bo)
    url = reverse("staff:plan-import", args=[plan.pk])

    def send(text):
        return client.post(url, {"file": SimpleUploadedFile("plan.csv", text.encode())})

    assert "Linje 2" in send("Indsatsområde;Indsats\n;Uden\n").content.decode()
    assert send("Indsatsområde;Indsats\nOmråde;Indsats\n").status_code == 302
    assert Action.objects.filter(title="Indsats").exists()


def test_an_action_is_started_told_about_and_stopped_by_the_pages(client, world, cia):
    action = only_action(adopted(world))
    client.force_login(cia)
    client.post(reverse("staff:action-step", args=[action.pk, "start"]), {"note": "I gang"})
    action.refresh_from_db()
    client.post(reverse("staff:action-progress", args=[action.pk]), {"note": "Godt", "version": action.version})
    client.post(reverse("staff:action-step", args=[action.pk, "stop"]), {"note": "Ikke flere penge"})
    action.refresh_from_db()

    assert action.started_at
    assert action.progress_note == "Ikke flere penge"
    assert action.state == "stopped"
    assert client.post(reverse("staff:action-step", args=[action.pk, "erase"])).status_code == 404


def test_the_second_who_changes_an_action_keeps_her_text_on_the_page(client, world, bo):
    action = only_action(drafted(world))
    services.update_action(action, by=authz.SYSTEM, title="Den andens")
    client.force_login(bo)
    form = {"title": "Min titel", "unit": world.centre.pk, "wave": "1", "version": action.version}
    page = client.post(reverse("staff:action-update", args=[action.pk]), form).content.decode()

    assert 'value="Min titel"' in page
    action.refresh_from_db()
    assert action.title == "Den andens"


def test_an_adjustment_is_made_by_the_page(client, world, bo):
    plan = adopted(world)
    client.force_login(bo)
    theme = selectors.themes_behind(plan).first()
    form = {
        "text": "Begynder senere",
        "action": only_action(plan).pk,
        "theme": theme.pk,
        "begins_on": "1.1.2027",
        "ends_on": "1.6.2028",
    }
    assert client.post(reverse("staff:plan-adjust", args=[plan.pk]), form).status_code == 302
    assert plan.adjustments.get().theme == theme


def test_strangers_have_no_staff_pages(client, world, ane, dan):
    plan = drafted(world)
    for person, status in ((ane, 403), (dan, 404)):
        client.force_login(person)
        for name, thing in (("plan", plan), ("goal", plan.goals.first()), ("action", only_action(plan))):
            assert client.get(reverse(f"staff:{name}-detail", args=[thing.pk])).status_code == status


def test_a_late_action_waits_for_its_unit(world, bo, cia, dan):
    action = only_action(adopted(world))
    assert waiting_for(bo, of="plans") == []
    with clock.at(action.ends_at + timedelta(days=1)):
        for person, count in ((bo, 1), (cia, 1), (dan, 0), (world.member, 0)):
            assert len(waiting_for(person, of="plans")) == count


def test_the_matter_and_the_decision_lead_to_the_plan(client, world):
    plan = adopted(world)
    decided = selectors.decisions_of(plan).get()
    with clock.at(decided.meeting.begins_at + timedelta(hours=5)):
        for url in (decided.get_absolute_url(), decided.matter.get_absolute_url()):
            assert plan.get_absolute_url() in client.get(url).content.decode(), url


def test_the_api_tells_goals_and_actions(client, world):
    plan = adopted(world)
    data = client.get(f"/api/v1/plans/{plan.number}").json()

    assert [goal["type"] for goal in data["goal"]] == ["objective", "sub_goal", "focus_area"]
    assert [(action["name"], action["state"]) for action in data["action"]] == [("Gennemgå breve", "ready")]
    assert data["goal"][2]["recommendation"] == ["4"]
