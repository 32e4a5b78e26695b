"""What staff and everybody meet: the list, the checklist, the rules with a dry run, the matter's public page."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roret.decide.duties import selectors, services
from roret.decide.duties.models import DutyDeed, DutyRule, MatterSubject
from roret.decide.duties.tests.factories import council, rule
from roret.decide.matters.tests.factories import after, decided, on_agenda, ready
from roret.foundation import authz, clock

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def act(matter, made, body, name):
    return reverse("staff:duty-act", args=[matter.pk, made.pk, body.pk, name])


def typed(**values):
    today = clock.today().isoformat()
    return {
        "name": "Ældre",
        "legal_basis": "Loven",
        "valid_from": today,
        "step": "decision",
        "frequency": "every_matter",
        **values,
    }


def queries(client, address):
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200, address
    return len(seen)


def test_a_case_worker_says_the_domains_registers_and_reads_the_state(client, world, bo):
    senior = council()
    made, matter = rule(senior, domains=["elderly"], significance="Har sagen betydning for ældre?"), ready(world)
    client.force_login(bo)
    page = reverse("staff:matter-duties", args=[matter.pk])
    assert "Angiv, hvilke fagområder sagen hører under" in client.get(page).content.decode()

    client.post(reverse("staff:matter-domains", args=[matter.pk]), {"domains": ["elderly"]})
    assert MatterSubject.objects.get().domains == ["elderly"]
    today = clock.today().isoformat()
    sent = client.post(act(matter, made, senior, "sent"), {"sent_on": today, "due_on": today, "reference": "26/1"})
    assert sent.status_code == 302
    assert "Sendt, ikke besvaret" in client.get(page).content.decode()
    client.post(act(matter, made, senior, "answer"), {"answered_on": today, "reference": "26/2"})
    assert "Alle, der skal høres, er hørt." in client.get(page).content.decode()


def test_what_is_not_relevant_is_judged_with_a_reason_and_taken_back(client, world, bo):
    senior = council()
    made, matter = rule(senior, significance="Har sagen betydning for ældre?"), ready(world)
    client.force_login(bo)
    refused = client.post(act(matter, made, senior, "away"), {"reason": ""})
    assert refused.status_code == 422
    client.post(act(matter, made, senior, "away"), {"reason": "Kun for børn."})
    assert "Kun for børn." in client.get(reverse("staff:matter-duties", args=[matter.pk])).content.decode()
    client.post(act(matter, made, senior, "back"))
    assert selectors.checklist_of(matter).judged == []


def test_only_a_director_waives_and_everybody_reads_why(client, world, bo):
    senior = council()
    made, (matter, _held) = rule(senior), on_agenda(world)
    client.force_login(bo)
    assert client.post(act(matter, made, senior, "waive"), {"reason": "Nej"}).status_code == 403

    client.force_login(world.director)
    client.post(act(matter, made, senior, "waive"), {"reason": "Loven giver kun tre dage."})
    client.logout()
    page = client.get(matter.get_absolute_url()).content.decode()
    assert "Loven giver kun tre dage." in page
    assert "Dora Direktør" in page


def test_the_secretary_is_told_what_is_missing_and_loses_nothing(client, world):
    rule(council())
    matter, held = on_agenda(world)
    client.force_login(world.committee_secretary)
    data = {"text": "Det skrev jeg.", "statements-TOTAL_FORMS": "0", "statements-INITIAL_FORMS": "0"}
    with after(held):
        url = reverse("staff:matter-decide", args=[matter.pk, held.pk])
        for row in client.get(url).context["form"].rows():
            data[row["kind"].html_name] = "adopted"
        answer = client.post(url, data)
    page = answer.content.decode()
    assert "Seniorrådet skal høres: skal sendes." in page
    assert "Det skrev jeg." in page
    assert not matter.decisions.exists()


def test_the_public_page_says_nothing_before_the_domains_are_known_and_nothing_without_rules(client, world):
    matter, _held = on_agenda(world)
    assert "Hvem der er hørt" not in client.get(matter.get_absolute_url()).content.decode()
    rule(council(), domains=["elderly"])
    assert "Hvem der er hørt" not in client.get(matter.get_absolute_url()).content.decode()
    services.say_domains(matter, by=authz.SYSTEM, domains=["elderly"])
    assert "Hvem der er hørt" in client.get(matter.get_absolute_url()).content.decode()


def test_a_rule_is_tried_out_then_made_then_changed_then_ended(client, world):
    past = decided(world).matter
    client.force_login(world.committee_secretary)
    create = reverse("staff:dutyrule-create")
    tried = client.post(create, typed(consultee=council().pk, dry="1")).content.decode()
    assert "Flere skulle have været hørt i 1 besluttet sag" in tried
    assert past.title in tried
    assert not DutyRule.objects.exists()

    client.post(create, typed(consultee=council("Ungerådet").pk))
    made = DutyRule.objects.get()
    change = reverse("staff:dutyrule-update", args=[made.pk])
    assert client.get(change).status_code == 200
    later = (clock.today() + timedelta(days=3)).isoformat()
    assert client.post(change, typed(valid_from=clock.today().isoformat())).status_code == 422
    assert client.post(change, typed(valid_from=later, number=1, legal_basis="En ny lov")).status_code == 302
    page = client.get(reverse("staff:dutyrule-detail", args=[made.pk])).content.decode()
    assert "Udgave 2" in page
    assert "En ny lov" in page
    ended = client.post(reverse("staff:dutyrule-end", args=[made.pk]), {"valid_to": later})
    assert ended.status_code == 302
    assert made.versions.latest("number").valid_to.isoformat() == later


@pytest.mark.parametrize(
    "values",
    [
        {"name": ""},
        {"name": "x" * 201},
        {"legal_basis": ""},
        {"valid_from": "i morgen"},
        {"domains": ["money"]},
        {"step": "x"},
    ],
)
def test_bad_input_is_refused_and_keeps_what_was_typed(client, world, values):
    client.force_login(world.committee_secretary)
    answer = client.post(reverse("staff:dutyrule-create"), typed(significance="Skrevet her", **values))
    assert answer.status_code == 422
    assert "Skrevet her" in answer.content.decode()
    assert not DutyRule.objects.exists()


def test_guests_citizens_and_strangers_do_not_come_in(client, world, ane, dan, bo):
    senior = council()
    made, matter = rule(senior), ready(world)
    addresses = [
        reverse("staff:duty-list"),
        reverse("staff:matter-duties", args=[matter.pk]),
        act(matter, made, senior, "sent"),
        reverse("staff:dutyrule-list"),
        reverse("staff:dutyrule-detail", args=[made.pk]),
    ]
    assert {client.get(address).status_code for address in addresses} == {302}
    client.force_login(ane)
    assert {client.get(address).status_code for address in addresses} == {403}
    client.force_login(dan)
    assert [client.get(address).status_code for address in addresses] == [200, 404, 404, 200, 200]
    client.force_login(bo)
    for name in ("dutyrule-update", "dutyrule-end"):
        assert client.get(reverse(f"staff:{name}", args=[made.pk])).status_code == 403
    assert client.get(act(matter, made, senior, "steal")).status_code == 404
    assert client.get(act(matter, made, world.council, "sent")).status_code == 404


def test_looking_changes_nothing(client, world, bo):
    senior = council()
    made, matter = rule(senior), ready(world)
    client.force_login(bo)
    assert client.get(reverse("staff:matter-domains", args=[matter.pk])).status_code == 405
    assert client.get(act(matter, made, senior, "answer")).status_code == 200
    assert not DutyDeed.objects.exists()


def test_hostile_text_is_shown_as_text_everywhere(client, world):
    senior = council(EVIL[:60])
    made = rule(senior, name=EVIL, legal_basis=EVIL, significance=EVIL)
    matter, _held = on_agenda(world)
    services.waive_duty(matter, by=authz.SYSTEM, rule=made.pk, consultee=senior.pk, reason=EVIL)
    client.force_login(world.operator_in_session)
    addresses = [
        matter.get_absolute_url(),
        matter.get_staff_url(),
        reverse("staff:matter-duties", args=[matter.pk]),
        reverse("staff:duty-list"),
        reverse("staff:dutyrule-list"),
        reverse("staff:dutyrule-detail", args=[made.pk]),
    ]
    for address in addresses:
        page = client.get(address).content.decode()
        assert "<script>alert" not in page, address
        assert "<img src=x" not in page, address


def test_every_page_takes_the_same_queries_with_one_and_with_many(client, world, bo):
    counts = []
    matter, _held = on_agenda(world)
    rule(council("Det tavse råd"))
    for more in (1, 8):
        for _ in range(more):
            body = council(f"Råd {DutyRule.objects.count()}")
            made = rule(body, domains=["elderly"], name=f"Regel {body.pk}", frequency="yearly")
            other = ready(world)
            services.say_domains(other, by=authz.SYSTEM, domains=["elderly"])
            services.register_answer(
                other, by=authz.SYSTEM, rule=made.pk, consultee=body.pk, answered_on=clock.today(), reference="26/1"
            )
        services.say_domains(matter, by=authz.SYSTEM, domains=["elderly"])
        client.force_login(bo)
        staff = [
            reverse("staff:duty-list"),
            reverse("staff:matter-duties", args=[matter.pk]),
            matter.get_staff_url(),
            reverse("staff:dutyrule-list"),
            reverse("staff:dutyrule-detail", args=[made.pk]),
        ]
        seen = [queries(client, address) for address in staff]
        client.logout()
        counts.append([*seen, queries(client, matter.get_absolute_url())])

    assert counts[0] == counts[1]
    assert max(counts[1][:5]) <= 15, counts
    assert counts[1][5] <= 15, counts
