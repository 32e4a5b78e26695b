"""Much data: one consultation with 100,000 responses in 40 themes, and 10,000 records tied to threads."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connection, transaction

from bench import sentences

DISTRICTS = "Amager|Bispebjerg|Brønshøj|Indre By|Nørrebro|Sydhavnen|Valby|Vanløse|Vesterbro|Østerbro".split("|")
THEMES = 40
CHAIN = ("consultation", *("theme",) * 5, *("answer",) * 5, "matter", "decision", "decision", "plan", "goal", *("action",) * 2, "target", "indicator")  # fmt: skip
"""One thread as it usually is: twenty records."""


@dataclass
class Filled:
    """The keys of what was made."""

    consultation: Any
    case_worker: Any
    import_seconds: float = 0.0
    fill_seconds: float = 0.0


def find() -> Filled | None:
    """What an earlier run has left, if it is whole."""
    from roret.commons.people.models import User
    from roret.listen.consultations.models import Consultation
    from roret.listen.contributions.models import ThemeContribution

    worker = User.objects.filter(email="bench@roret.example").first()
    great = Consultation.objects.filter(title="Den store høring").first()
    whole = worker and great and ThemeContribution.objects.exists()
    return Filled(great, worker) if whole else None


def fill(*, responses: int, records: int) -> Filled:
    """Make everything; the responses through the import service, which is timed."""
    begun = time.perf_counter()
    unit, areas = _registers()
    worker = _case_worker(unit)
    great = _great_consultation(unit, areas)
    data = sentences.responses_csv(responses, areas=DISTRICTS)
    filled = Filled(great, worker, import_seconds=_import(great, worker, data))
    _approve_all()
    _threads(records, unit=unit, worker=worker)
    _group(great, _themes(great, worker))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    filled.fill_seconds = time.perf_counter() - begun
    return filled


def _registers() -> tuple[Any, list[Any]]:
    from roret.commons.areas.models import Area, Division
    from roret.commons.organisation.models import Unit

    city = Unit.objects.create(abbreviation="KK", name="Kommunen", kind="municipality")
    parent = Unit.objects.create(
        abbreviation="TMF", name="Teknik- og Miljøforvaltningen", kind="administration", parent=city
    )
    unit = Unit.objects.create(abbreviation="MOB", name="Mobilitet", kind="centre", parent=parent)
    division = Division.objects.create(name="Bydele", order=1)
    return unit, [Area.objects.create(division=division, name=name, code=str(n)) for n, name in enumerate(DISTRICTS)]


def _case_worker(unit: Any) -> Any:
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    from roret.commons.people.services import create_person, grant_role
    from roret.foundation import authz, clock

    person = create_person(
        by=authz.SYSTEM, email="bench@roret.example", name="Bodil Bænk", password="en lang og god sætning"
    )
    grant_role(person, by=authz.SYSTEM, role="case_worker", unit=unit, begins_on=clock.today() - timedelta(days=30))
    TOTP.activate(person, generate_totp_secret())
    return person


def _great_consultation(unit: Any, areas: list[Any]) -> Any:
    from roret.commons.records.services import add_attachment
    from roret.foundation import authz, clock
    from roret.foundation.clock import end_of_day
    from roret.listen.consultations import services

    made = services.create_consultation(
        by=authz.SYSTEM, unit=unit, type="policy", title="Den store høring", areas=areas[:3],
        summary="Kommunen vil bygge om og spørger alle.", question="Hvad mener du om planen?",
        background="Planen rører hele byen.\n\n" + sentences.paragraph(random.Random(1)), contact="bench@roret.example",
        ends_at=end_of_day(clock.today() + timedelta(days=60)),
    )  # fmt: skip
    for number in range(3):
        add_attachment(made, by=authz.SYSTEM, title=f"Bilag {number + 1}", text="# Forslag\n\nEn plan for byen.")
    for name in ("Handicaprådet", "Ældrerådet", "Nørrebro Lokaludvalg", "Cyklistforeningen"):
        services.add_party(made, by=authz.SYSTEM, name=name, right="heard")
    return services.publish_consultation(made, by=authz.SYSTEM)


def _import(great: Any, worker: Any, data: bytes) -> float:
    from roret.listen.contributions.staff.importing import import_file

    begun = time.perf_counter()
    import_file(great, by=worker, data=data, filename="svar.csv")
    return time.perf_counter() - begun


def _approve_all() -> None:
    """What a month of looking through would do; the times below do not count it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE contributions_contribution SET moderation = 'approved', published_text = text, flags = 0"
        )


@transaction.atomic
def _themes(great: Any, worker: Any) -> list[Any]:
    """Forty themes through the service, half of them published, with answers that the case worker owes."""
    from roret.commons.records.models import Record
    from roret.foundation import clock
    from roret.listen.contributions.services import create_theme

    themes = [
        create_theme(great, by=worker, title=f"{thing.capitalize()} {number}", summary=sentences.sentence(random.Random(number)),
                     owner=worker, due_on=clock.today() + timedelta(days=number - 20))
        for number, thing in enumerate((sentences.THINGS * 2)[:THEMES])
    ]  # fmt: skip
    Record.objects.filter(pk__in=[theme.pk for theme in themes[::2]]).update(
        published_at=clock.now(), published_by="Roret"
    )
    return themes


def _group(great: Any, themes: list[Any]) -> None:
    keys = [theme.pk for theme in themes]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO contributions_themecontribution (theme_id, contribution_id, grouped_by, grouped_at) "
            "SELECT (%s::bigint[])[1 + id %% %s], id, 'Roret', now() FROM contributions_contribution WHERE record_id = %s",
            [keys, len(keys), great.pk],
        )
        cursor.execute(
            "UPDATE contributions_theme SET size = (SELECT count(*) FROM contributions_themecontribution g "
            "WHERE g.theme_id = record_ptr_id) WHERE record_ptr_id = ANY(%s)",
            [keys],
        )


@transaction.atomic
def _threads(count: int, *, unit: Any, worker: Any) -> None:
    """Records as rows, tied to threads of twenty; consultations, themes and answers with their own columns too."""
    from roret.commons.records.models import Link, Milestone, Record

    made = list(_records(count, unit=unit))
    Record.objects.bulk_create(made, batch_size=1000)
    chains = [made[start : start + len(CHAIN)] for start in range(0, count, len(CHAIN))]
    Link.objects.bulk_create([link for chain in chains for link in _links(chain)], batch_size=2000)
    milestones = (Milestone(record=one, code="answered", at=one.published_at, sentence=f"Der er nyt om {one.title}"[:300])
                  for chain in chains for one in chain if one.kind in {"answer", "decision", "action", "indicator"})  # fmt: skip
    Milestone.objects.bulk_create(milestones, batch_size=2000)
    for number, chain in enumerate(chains):
        _subjects(chain, number, worker=worker)


def _records(count: int, *, unit: Any) -> Iterator[Any]:
    from roret.commons.records.models import Record
    from roret.foundation import clock
    from roret.foundation.search import vector

    random_, now = random.Random(7), clock.now()
    for number in range(count):
        title, summary = sentences.sentence(random_)[:120], sentences.paragraph(random_, most=3)
        begins = now - timedelta(days=random_.randint(1, 700))
        yield Record(
            kind=CHAIN[number % len(CHAIN)], number=f"2025-{number:06d}", title=title, summary=summary, unit=unit,
            published_at=begins, published_by="Roret", begins_at=begins, ends_at=begins + timedelta(days=60),
            search=vector([(title, "A"), (summary, "B")]),
        )  # fmt: skip


def _links(chain: list[Any]) -> Iterator[Any]:
    """Each record is tied to one before it, as in the loop."""
    from roret.commons.records.models import Link

    parents = [None, *(0,) * 5, 1, 2, 3, 4, 5, 0, 11, 11, 12, 14, 15, 15, 16, 18]
    kinds = {"theme": "part_of", "answer": "answers", "matter": "based_on", "decision": "decides"}
    for place, parent in enumerate(parents[: len(chain)]):
        if parent is not None:
            kind = kinds.get(chain[place].kind, "realises")
            yield Link(upstream=chain[parent], downstream=chain[place], kind=kind, made_by="Roret")


def _subjects(chain: list[Any], number: int, *, worker: Any) -> None:
    from roret.foundation import clock
    from roret.listen.consultations.models import Consultation
    from roret.listen.contributions.models import Answer, Series, Theme

    head = chain[0]
    done = head.ends_at < clock.now()
    stamps = {"closed_at": head.ends_at, "closed_by": "Roret"} if done else {}
    if done and number % 3:
        stamps |= {"answered_at": head.ends_at + timedelta(days=number % 90), "answered_by": "Roret"}
    Consultation(record_ptr_id=head.pk, type="policy", **stamps).save_base(raw=True)
    Series.objects.create(record_id=head.pk, prefix=f"2025-H{number:05d}", last=number)
    for order, theme in enumerate(one for one in chain if one.kind == "theme"):
        Theme(record_ptr_id=theme.pk, subject_id=head.pk, order=order).save_base(raw=True)
        answer = chain[6 + order] if len(chain) > 6 + order else None
        if answer:
            approved = {"approved_at": answer.published_at, "approved_by": "Roret"} if number % 10 else {}
            Answer(record_ptr_id=answer.pk, theme_id=theme.pk, owner=worker, text=answer.summary,
                   due_on=answer.ends_at.date(), **approved).save_base(raw=True)  # fmt: skip
