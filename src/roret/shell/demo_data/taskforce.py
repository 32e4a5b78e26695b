"""The real case: the taskforce on early-retirement pension and flex jobs, from consultation to measured result."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from roret.commons.bodies.models import Body
from roret.commons.meetings import services as meetings
from roret.commons.records.enums import LinkKind
from roret.commons.records.services import add_attachment, link_records
from roret.decide.matters import services as matters
from roret.decide.plans import services as plans
from roret.deliver.agreements import services as agreements
from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.foundation.clock import end_of_day, start_of_day
from roret.listen.consultations import services as consultations
from roret.listen.contributions import services as contributions
from roret.listen.white_papers import services as white_papers
from roret.measure.indicators import services as indicators
from roret.shell.demo_data.consultations import draft, look_through, send
from roret.shell.demo_data.files import day, known, moment, read, rows
from roret.shell.demo_data.involvement import enter_log, who_of
from roret.shell.demo_data.world import World

DECISIONS = {"drøftet": "discussed", "taget til efterretning": "noted", "godkendt": "adopted"}
FORMS = {"performance_contract": "result_contract"}


def load_consultation(world: World) -> None:
    """Draft, publish and close the consultation; send and look through every response at its time."""
    entry, by = read("taskforce/consultation.yaml"), world.people["bo"]
    dates = entry["dates"]
    with clock.at(moment(dates["announced"])):
        made = draft(world, entry, by=by, opens=moment(dates["opens"]), closes=moment(dates["closes"]))
        _parties(world, made, entry, by=by)
    with clock.at(moment(dates["opens"])):
        made = consultations.publish_consultation(made, by=by)
    world.consultations["taskforce"] = made
    found = {}
    for row in sorted(rows("taskforce/responses.csv"), key=lambda row: row["received"]):
        with clock.at(moment(row["received"])):
            found[row["id"]] = send(world, made, row, by=by)
    with clock.at(moment(dates["closes"]) + timedelta(minutes=5)):
        world.consultations["taskforce"] = consultations.close_consultation(made, by=SYSTEM)
    with clock.at(moment(dates["summarised"]) - timedelta(days=3)):
        look_through(found.values(), by=by, about_others=_about_others(found))
    with clock.at(moment(dates["summarised"])):
        _group(world, found, by=by)
    ane = next((one for one in found.values() if one.author_id == world.people["ane"].pk), None)
    if ane:
        from roret.listen.contributions.follow_links import follow_secret

        world.addresses["response:ane"] = f"/mit-svar/{follow_secret(ane.submission)}/"


def _about_others(found: dict[str, Any]) -> set[int]:
    """Return the responses that the file marks as personal and in which the machine found nothing: only a person sees it."""
    marked = [found[row["id"]] for row in rows("taskforce/responses.csv") if row["key"].startswith("pii")]
    return {contribution.pk for contribution in marked if not contribution.flags}


def _parties(world: World, made: Any, entry: dict[str, Any], *, by: Any) -> None:
    for row in entry["parties"]:
        place = world.bodies.get(row.get("body")) or world.units.get(row.get("unit"))
        name = row.get("name") or (place.name if place else row["key"])
        heard = row.get("right") in {"heard", "right_to_be_heard", "entitled"}
        unit = world.units.get(row.get("unit")) if row.get("body") is None else getattr(place, "unit_ptr", place)
        consultations.add_party(
            made,
            by=by,
            name=name,
            right="heard" if heard else "informed",
            unit=unit,
            purpose=row.get("note", "")[:300],
        )


def _group(world: World, found: dict[str, Any], *, by: Any) -> None:
    by_theme: dict[str, list[Any]] = {}
    themeless = []
    for row in rows("taskforce/responses.csv"):
        keys = [key for key in row["theme"].split("|") if key]
        for key in keys:
            by_theme.setdefault(key, []).append(found[row["id"]])
        themeless += [] if keys else [found[row["id"]]]
    made = world.consultations["taskforce"]
    for entry in read("taskforce/themes.yaml")["themes"]:
        theme = contributions.create_theme(
            made,
            by=by,
            title=entry["title"],
            title_en=entry.get("title_en", ""),
            summary=entry["summary"],
            owner=by,
            due_on=day(entry["due"]),
        )
        contributions.update_theme(theme, by=by, summary_en=entry.get("summary_en", ""))
        contributions.group_contributions(theme, by_theme.get(entry["key"], ()), by=by)
        world.themes[entry["key"]] = theme
    for contribution in themeless:
        if not contribution.grouped.exists():
            contributions.mark_no_theme(contribution, by=by)


def load_answers(world: World) -> None:
    """Answer every theme, choose a quote for each, freeze the white paper and mark the consultation as answered."""
    by, made = world.people["bo"], world.consultations["taskforce"]
    with clock.at(moment(read("taskforce/consultation.yaml")["dates"]["answered"], 9)):
        for entry in read("taskforce/themes.yaml")["themes"]:
            theme = world.themes[entry["key"]]
            _quote(theme, by=by)
            contributions.write_answer(theme.answer, by=by, text=entry["answer"])
            contributions.approve_answer(theme.answer, by=world.people["direktoer"])
            theme.refresh_from_db()
        white_papers.freeze_white_paper(made, by=by)
        world.consultations["taskforce"] = consultations.mark_answered(made, by=by)


def _quote(theme: Any, *, by: Any) -> None:
    for link in theme.grouped.select_related("contribution").order_by("contribution__reference"):
        sentence = link.contribution.published_text.split(". ")[0].strip()
        if 40 < len(sentence) < 200 and "[" not in sentence and link.contribution.publication != "not":
            contributions.choose_quote(theme, link.contribution, by=by, words=sentence)
            return


def load_matters(world: World) -> None:
    """Treat the four matters at their meetings, in the order in which they were treated."""
    data = read("taskforce/matter.yaml")
    for entry in data["matters"]:
        if entry["key"] != "endelig-plan":
            _treat(world, entry, _open_plain(world, entry))


def load_final_matter(world: World) -> None:
    """Put the consultation to the committee, decide, say what changed because of each theme, and close the matter."""
    entry = next(one for one in read("taskforce/matter.yaml")["matters"] if one["key"] == "endelig-plan")
    with clock.at(moment(entry["meeting"]) - timedelta(days=7)):
        made = matters.open_matter_from_consultation(
            world.consultations["taskforce"],
            by=world.people["bo"],
            committee=_committee(world),
            **_titles(entry),
            **_sections(entry),
        )
    _treat(world, entry, made)
    by = world.people["bo"]
    with clock.at(moment(entry["meeting"]) + timedelta(days=1)):
        for row in read("taskforce/themes.yaml")["themes"]:
            matters.state_effect(
                made,
                by=by,
                theme=world.themes[row["key"]],
                effect=row["effect"],
                reason=row["reason"],
                reason_en=row.get("reason_en", ""),
            )
        matters.close_matter(made, by=world.people["direktoer"])


def _committee(world: World) -> Any:
    return Body.objects.get(pk=world.bodies["biu"].pk)


def _titles(entry: dict[str, Any]) -> dict[str, Any]:
    return {"title": entry["title"], "title_en": entry.get("title_en", "")}


def _sections(entry: dict[str, Any]) -> dict[str, Any]:
    parts = entry["sections"]
    without = "ingen økonomiske konsekvenser" in parts["economy"]
    intro = f"{parts['intro']}\n\n" if parts.get("intro") else ""
    return {
        "summary": parts.get("summary") or parts["problem"].split("\n\n")[0].strip(),
        "summary_en": parts.get("summary_en", ""),
        "problem": intro + parts["problem"],
        "solution": parts["solution"],
        "economy": "" if without else parts["economy"],
        "no_economy": without,
        "process": parts["further_process"],
    }


def _open_plain(world: World, entry: dict[str, Any]) -> Any:
    with clock.at(moment(entry["meeting"]) - timedelta(days=7)):
        made = matters.create_matter(
            by=world.people["bo"],
            unit=world.unit("BIF"),
            body=_committee(world).unit_ptr,
            **_titles(entry),
            **_sections(entry),
        )
        if entry["key"] == "status":
            link_records(world.consultations["taskforce"], made, kind=LinkKind.PUT_TO, by=SYSTEM)
            _involvement(world, made)
        return made


def _involvement(world: World, made: Any) -> None:
    """Enter the log of meetings held (R39), and attach the table as it was put to the committee: who and for what purpose."""
    enter_log(world, made)
    text = "\n".join(table_of_meetings(world))
    add_attachment(made, by=SYSTEM, title="Bilag 1: Mødeoversigt, den foreløbige inddragelse", text=text)


def table_of_meetings(world: World) -> list[str]:
    """Return the lines of the table; how many came is said where the source does."""
    lines = ["| Hvem | Formål |", "|---|---|"]
    for row in read("taskforce/involvement.yaml")["entries"]:
        number = (known(row.get("participants")) or {}).get("count")
        count = f" ({number} medarbejdere)" if number else ""
        lines.append(f"| {who_of(world, row)}{count} | {row['purpose']} |")
    return lines


def _treat(world: World, entry: dict[str, Any], made: Any) -> None:
    at = moment(entry["meeting"], 13)
    secretary, director, by = world.people["udvalgssekretaer"], world.people["direktoer"], world.people["bo"]
    with clock.at(at - timedelta(days=6)):
        items = [
            matters.add_item(made, by=by, text=row["text"].removeprefix("at ")) for row in entry["recommendations"]
        ]
        made = matters.sign_matter(made, by=director)
        meeting = meetings.create_meeting(
            by=secretary,
            body=_committee(world),
            begins_at=at,
            ends_at=at + timedelta(hours=3),
            place="Københavns Rådhus",
        )
        matters.put_to_meeting(made, by=secretary, meeting=meeting)
        meetings.publish_agenda(meeting, by=secretary)
    statements = [(row["party"], row["joined_by"], row["text"]) for row in entry.get("minuted_statements", ())]
    rows_ = [(item, DECISIONS[row["decision"]], "") for item, row in zip(items, entry["recommendations"], strict=True)]
    with clock.at(at + timedelta(hours=2)):
        decision = matters.record_decision(
            made, by=secretary, meeting=meeting, items=rows_, statements=statements, text=entry.get("decision_text", "")
        )
    world.matters[entry["key"]], world.decisions[entry["key"]] = made, decision
    world.addresses[f"matter:{entry['key']}"] = made.get_absolute_url()
    world.addresses[f"decision:{entry['key']}"] = decision.get_absolute_url()


def load_plan(world: World) -> None:
    """Make the plan from the decision: objective, four sub-goals, ten focus areas with their actions; carry it out."""
    data, by = read("taskforce/plan.yaml"), world.people["bo"]
    decision = world.decisions["endelig-plan"]
    with clock.at(moment(data["adopted"], 16)):
        plan = plans.make_plan_from_decision(
            decision,
            by=by,
            title=data["title"],
            title_en=data["title_en"],
            summary=data["summary"],
            summary_en=data["summary_en"],
            begins_at=start_of_day(day(data["period"]["from"])),
            ends_at=end_of_day(day(data["period"]["to"])),
            waves=[{"name": row["name_da"], "name_en": row["name_en"]} for row in data["waves"]],
        )
        objective = data["objective"]
        world.goals["objective"] = plans.create_goal(
            plan, by=by, title=objective["text"][:250], title_en=objective["text_en"][:250], type="objective"
        )
        for order, row in enumerate(data["sub_goals"], 1):
            world.goals[row["key"]] = plans.create_goal(
                plan, by=by, title=row["text"], title_en=row["text_en"], type="sub_goal", order=order
            )
        for row in data["focus_areas"]:
            _focus_area(world, plan, row, by=by)
        plans.adopt_plan(plan, by=world.people["direktoer"])
    world.addresses["plan:handleplan"] = plan.get_absolute_url()
    for row in data["focus_areas"]:
        for action in row["actions"]:
            _carry_out(world, action)
    for row in data["adjustments"]:
        with clock.at(moment(row["date"], 10)):
            plans.adjust_plan(
                plan,
                by=by,
                text=row["text"],
                action=world.actions[row["action"]],
                theme=world.themes[row["caused_by"]],
            )


def _focus_area(world: World, plan: Any, row: dict[str, Any], *, by: Any) -> None:
    theme = world.themes.get(row.get("theme"))
    goal = plans.create_goal(
        plan,
        by=by,
        title=row["title"],
        title_en=row.get("title_en", ""),
        order=row["number"],
        aim=known(row.get("goal")) or "",
        themes=[theme] if theme else [],
        serves=[world.goals[key] for key in row.get("sub_goals", ()) if key in world.goals],
        recommendations=known(row.get("recommendations")) or (),
    )
    world.goals[row["key"]] = goal
    for order, action in enumerate(row["actions"], 1):
        world.actions[action["key"]] = plans.create_action(
            goal,
            by=by,
            title=action["title"],
            title_en=action.get("title_en", ""),
            unit=world.unit(action["responsible"]),
            order=order,
            begins_at=start_of_day(day(action["start"])),
            ends_at=end_of_day(day(action["end"])),
            wave=action["wave"],
            clarifying=action.get("clarifying", False),
        )


def _carry_out(world: World, row: dict[str, Any]) -> None:
    action, by, state = world.actions[row["key"]], world.people["direktoer"], row.get("status")
    if state in {"started", "done", "stopped"}:
        with clock.at(moment(row["start"], 8)):
            plans.start_action(action, by=by)
    if state in {"done", "stopped"}:
        finish = plans.finish_action if state == "done" else plans.stop_action
        with clock.at(moment(row.get("status_on") or row["end"], 15)):
            finish(action, by=by, note=row.get("note") or ("" if state == "done" else "Stoppet."))


def load_measures(world: World) -> None:
    """Define the indicators, sign the agreements whose targets they measure, and enter the months."""
    controller, director = world.people["kvalitetscontroller"], world.people["direktoer"]
    with clock.at(moment("2018-07-02")):
        for row in read("taskforce/indicators.yaml")["indicators"]:
            world.indicators[row["key"]] = indicators.create_indicator(
                by=controller,
                title=row["title"],
                title_en=row.get("title_en", ""),
                definition=row["definition"],
                definition_en=row.get("definition_en", ""),
                summary=row.get("summary", ""),
                summary_en=row.get("summary_en", ""),
                source=row["source_system"],
                measure_unit=row["unit"],
                direction="lower" if row["direction"] == "lower_is_better" else "higher",
                unit=world.unit(row["responsible"]),
                invented=True,
                decimals=row.get("decimals", 0),
            )
            world.addresses[f"indicator:{row['key']}"] = world.indicators[row["key"]].get_absolute_url()
    for entry in read("taskforce/agreements.yaml")["agreements"]:
        _agreement(world, entry, by=director, controller=controller)
    _observe(world, by=controller)


def _agreement(world: World, entry: dict[str, Any], *, by: Any, controller: Any) -> None:
    signed = day(entry.get("signed"))
    with clock.at(moment(signed or entry["period"]["from"]) - timedelta(days=3)):
        lines = [*entry.get("delegated", ()), *entry.get("duties", ())]
        made = agreements.create_agreement(
            by=by,
            title=entry["title"],
            title_en=entry.get("title_en", ""),
            summary=entry["summary"],
            summary_en=entry.get("summary_en", ""),
            form=FORMS.get(entry["kind"], entry["kind"]),
            unit=world.unit(entry["unit"]),
            principal=world.unit(entry["principal"]),
            invented=True,
            begins_at=start_of_day(day(entry["period"]["from"])),
            ends_at=end_of_day(day(entry["period"]["to"])),
            delegated="\n".join(f"- {line}" for line in lines),
        )
        for row in entry["targets"]:
            _target(world, made, row, by=by, controller=controller)
    if signed:
        with clock.at(moment(signed, 14)):
            made = agreements.sign_agreement(made, by=by)
    for status in entry.get("statuses", ()):
        with clock.at(moment(status["date"])):
            agreements.write_status(made, by=by, kind=status["kind"], text=status["text"])
    world.addresses[f"agreement:{entry['key']}"] = made.get_absolute_url()


def _target(world: World, made: Any, row: dict[str, Any], *, by: Any, controller: Any) -> None:
    indicator, baseline = world.indicators[row["indicator"]], known(row.get("baseline"))
    cited = [world.actions[key] for key in row.get("actions", ())] or [world.goals[row["sub_goal"]]]
    target = agreements.add_target(
        made,
        by=by,
        actions=cited,
        title=row["title"],
        title_en=row.get("title_en", ""),
        measure=indicator.title,
        measure_unit=row["unit"],
        baseline=None if baseline is None else Decimal(str(baseline)),
        goal=Decimal(str(row["goal"])),
        goal_on=day(row["due"]),
        direction=indicator.direction,
        tolerance=Decimal(str(row.get("tolerance", 2))),
        weight=row.get("weight"),
    )
    indicators.bind_indicator(indicator, target, by=controller)


def _observe(world: World, *, by: Any) -> None:
    lines = sorted(rows("taskforce/observations.csv"), key=lambda row: (row["period"], row["indicator"]))
    for row in lines:
        if not row["value"]:
            continue
        month = moment(f"{row['period']}-01")
        parts = tuple(
            Decimal(row[name].replace(",", ".")) if row[name] else None for name in ("numerator", "denominator")
        )
        with clock.at(month + timedelta(days=40)):
            indicators.enter_observation(
                world.indicators[row["indicator"]],
                by=by,
                month=month.date(),
                value=Decimal(row["value"].replace(",", ".")),
                unit=world.unit(row["unit"]),
                note=row["comment"],
                parts=parts,
            )
