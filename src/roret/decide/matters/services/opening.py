"""Opening: a matter of its own, or from a consultation with one click; and writing its sections."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from roret.commons.bodies.models import Body
from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Attachment
from roret.commons.records.services import add_attachment, begin_record, change_record, link_records
from roret.decide.matters import events
from roret.decide.matters.models import Matter
from roret.foundation import authz, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.selectors import themes_of
from roret.listen.white_papers.selectors import pdf_of, white_paper_of

WHITE_PAPER = gettext_noop("White paper: %(title)s")


@transaction.atomic
def create_matter(*, by: Any, areas: Any = (), topics: Any = (), target_groups: Any = (), **values: Any) -> Matter:
    """Open a matter in a unit where ``by`` may; ``values`` are the matter's own columns, ``body`` the committee."""
    matter = Matter(**values)
    authz.require(by, "matters.create_matter", matter)
    _check_economy(matter.economy, no_economy=matter.no_economy)
    begin_record(matter, by=by, areas=areas, topics=topics, target_groups=target_groups)
    journal.record(events.Opened, matter, by=by)
    return matter


@transaction.atomic
def open_matter_from_consultation(consultation: Consultation, *, by: Any, committee: Body, **values: Any) -> Matter:
    """Carry a consultation on to a committee: its words, areas and topics, its themes' answers and its white paper.

    ``values`` overrule what is copied. The thread is tied: the consultation is the ground for the matter, and every theme's
    answer is put to it.
    """
    copied = {
        "title": consultation.title,
        "title_en": consultation.title_en,
        "summary": consultation.summary,
        "summary_en": consultation.summary_en,
        "unit_id": consultation.unit_id,
        "invented": consultation.invented,
    }
    matter = Matter(**{**copied, **values, "body_id": committee.pk})
    authz.require(by, "matters.create_matter", matter)
    consultation = Consultation.objects.share(consultation.pk)
    many = {name: getattr(consultation, name).all() for name in ("areas", "topics", "target_groups")}
    begin_record(matter, by=by, **many)
    link_records(consultation, matter, kind=LinkKind.BASED_ON, by=by)
    bring_in_the_consultation(matter, by=by)
    journal.record(events.Opened, matter, by=by, consultation=consultation.number)
    return matter


@transaction.atomic
def update_matter(matter: Matter, *, by: Any, version: int | None = None, **values: Any) -> Matter:
    """Change a matter's sections; raises ``ChangedMeanwhile`` when somebody else has saved since ``version``."""
    authz.require(by, "matters.update_matter", matter)
    matter = Matter.objects.lock(matter.pk)
    lifecycle.require(matter.can_edit())
    _check_economy(values.get("economy", matter.economy), no_economy=values.get("no_economy", matter.no_economy))
    if "body" in values:
        values["body_id"] = getattr(values.pop("body"), "pk", None)
    changes = change_record(matter, version=version, **values)
    journal.record(events.Changed, matter, by=by, changes=changes)
    return matter


def bring_in_the_consultation(matter: Matter, *, by: Any) -> None:
    """Tie the answers written, and attach the white papers frozen, since the matter was opened; harmless when repeated."""
    for consultation in Consultation.objects.filter(
        downstream_links__downstream=matter, downstream_links__kind=LinkKind.BASED_ON
    ):
        for theme in themes_of(consultation):
            link_records(theme.answer, matter, kind=LinkKind.PUT_TO, by=by)
        _attach_white_paper(matter, consultation, by=by)


def _attach_white_paper(matter: Matter, consultation: Consultation, *, by: Any) -> None:
    paper = white_paper_of(consultation)
    if paper is None:
        return
    with override("da"):
        title = _(WHITE_PAPER) % {"title": consultation.title}
        text = f"[{title}]({reverse('public:consultation-white-paper', args=[consultation.number])})"
    pdf = pdf_of(paper)
    there = Attachment.objects.filter(record_id=matter.pk, title=title[:200]).first()
    if there is None:
        add_attachment(matter, by=by, title=title[:200], file=pdf, text=text)
    elif there.file_id is None and pdf:
        Attachment.objects.filter(pk=there.pk).update(file=pdf)


def _check_economy(economy: str, *, no_economy: bool) -> None:
    if economy and no_economy:
        text = _("Write about the economy, or tick that there are no financial consequences; not both.")
        raise DomainError(text, field="economy")
