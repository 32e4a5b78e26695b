"""A small thread: a consultation with two themes, the answers to them, and what grew out of the first.

consultation ─┬─ library theme ─ answer ─ matter ─ decision ─ action
              └─ school theme  ─ answer
"""

from datetime import timedelta
from itertools import count

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction

from roret.commons.organisation.models import Unit
from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Follow, Link, Milestone, Record
from roret.foundation import clock
from roret.foundation.authz import SYSTEM
from roret.listen.contributions.models import Contribution, Theme, ThemeContribution
from roret.report.ripple.services import spread_milestone

_numbers = count(1)


class Thread:
    """Makes records, links, people and contributions with as few words as possible."""

    def __init__(self):
        self.start = clock.now() - timedelta(days=30)
        self.unit = Unit.objects.create(name="Kulturforvaltningen", kind="administration")
        self.consultation = self.record("consultation", "Biblioteker og skoler")
        self.library = self.theme("Åbningstider")
        self.school = self.theme("Skolegårde")
        self.answer = self.record("answer", "Svar om åbningstider", after=self.library, link=LinkKind.ANSWERS)
        self.school_answer = self.record("answer", "Svar om skolegårde", after=self.school, link=LinkKind.ANSWERS)
        self.matter = self.record("matter", "Længere åbningstid", after=self.answer)
        self.decision = self.record("decision", "Udvalgets beslutning", after=self.matter, link=LinkKind.DECIDES)
        self.action = self.record("action", "Åbent til kl. 22", after=self.decision, link=LinkKind.REALISES)

    def fields(self, title, **more):
        common = {
            "number": f"2026-{next(_numbers):06d}",
            "unit": self.unit,
            "published_at": self.start,
            "published_by": "test",
        }
        return {**common, "title": title, **more}

    def record(self, kind, title, *, after=None, link=LinkKind.BASED_ON, **more):
        made = Record.objects.create(kind=kind, **self.fields(title, **more))
        if after is not None:
            self.link(after, made, link)
        return made

    def theme(self, title):
        made = Theme.objects.create(kind="theme", subject=self.consultation, **self.fields(title))
        self.link(self.consultation, made, LinkKind.PART_OF)
        return made

    def link(self, upstream, downstream, kind=LinkKind.BASED_ON):
        Link.objects.create(upstream_id=upstream.pk, downstream_id=downstream.pk, kind=kind, made_by="test")

    def person(self, name, **more):
        return get_user_model().objects.create_user(f"{name}@example.org", None, name=name, **more)

    def says(self, author=None, *themes, email="", record=None, **more):
        number = next(_numbers)
        made = Contribution.objects.create(
            reference=f"R{number}", record=record or self.consultation, author=author, email=email, text="Ja tak",
            key=f"k{number}", submission=f"s{number}", received_at=more.pop("received_at", self.start + timedelta(days=1)), **more,
        )  # fmt: skip
        for theme in themes:
            ThemeContribution.objects.create(theme=theme, contribution=made)
        return made

    def follows(self, person, record, *, since=None):
        Follow.objects.create(user=person, record_id=record.pk, since=since or self.start)

    def reaches(self, record, code="done", sentence="Det er besluttet", sentence_en="It is decided", at=None):
        return Milestone.objects.create(
            record_id=record.pk, code=code, sentence=sentence, sentence_en=sentence_en, at=at or clock.now()
        )

    def spread(self, record, **more):
        """Reach a milestone, tell it, and return how many were told."""
        with transaction.atomic():
            return spread_milestone(self.reaches(record, **more), by=SYSTEM)


@pytest.fixture
def thread(db):
    return Thread()
