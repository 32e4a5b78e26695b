"""What the house knows, written as OParl's objects."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from roret.commons.meetings.enums import AgendaKind, Part
from roret.decide.matters.models import Matter
from roret.report.standards.addresses import Addresses, day, moment, told
from roret.report.standards.oparl import shapes

SCHEMA = "https://schema.oparl.org/1.1/"
LISTS = {
    "organization": "organizations",
    "person": "people",
    "meeting": "meetings",
    "paper": "papers",
    "agendaItem": "agenda-items",
    "consultation": "consultations",
    "file": "files",
    "membership": "memberships",
    "locationList": "locations",
    "legislativeTermList": "terms",
}
"""Where each list of the municipality lies."""


def system(at: Addresses) -> shapes.OParlSystem:
    """Write the entry."""
    return told(
        id=at.base,
        type=f"{SCHEMA}System",
        oparlVersion=SCHEMA,
        body=at.to("bodies"),
        name=settings.RORET_MUNICIPALITY["name"],
        web=at.site + "/",
    )


def municipality(terms: Sequence[tuple[date, date | None]], at: Addresses) -> shapes.OParlBody:
    """Write the municipality with its terms."""
    return told(
        id=_home(at),
        type=f"{SCHEMA}Body",
        system=at.base,
        name=settings.RORET_MUNICIPALITY["name"],
        website=at.site + "/",
        web=at.site + "/",
        **{name: at.to(path) for name, path in LISTS.items()},
    ) | {"legislativeTerm": [term(one, at) for one in terms]}


def term(one: tuple[date, date | None], at: Addresses) -> shapes.OParlLegislativeTerm:
    """Write a term; its key is its days."""
    begins, ends = one
    name = f"{date_format(begins)} – {date_format(ends) if ends else ''}".strip()
    return told(
        id=at.to("terms", term_key(one)),
        type=f"{SCHEMA}LegislativeTerm",
        body=_home(at),
        name=name,
        startDate=day(begins),
        endDate=day(ends),
    )


def term_key(one: tuple[date, date | None]) -> str:
    """Return the key of a term."""
    return "_".join(day(end) or "" for end in one)


def organization(
    unit: Any, at: Addresses, *, members: Sequence[int] = (), posts: Sequence[str] = ()
) -> shapes.OParlOrganization:
    """Write a unit or a body with the addresses of its memberships."""
    body = getattr(unit, "body", None)
    kind = body.body_type.name if body and body.body_type else unit.get_kind_display()
    return told(
        id=at.to("organizations", unit.pk),
        type=f"{SCHEMA}Organization",
        body=_home(at),
        name=unit.name,
        shortName=unit.abbreviation,
        organizationType=str(unit.get_kind_display()),
        classification=str(kind),
        post=list(posts),
        membership=[at.to("memberships", pk) for pk in members],
        meeting=f"{at.to('meetings')}?organization={unit.pk}",
        subOrganizationOf=_to(at, "organizations", unit.parent_id),
        startDate=day(unit.valid_from),
        endDate=day(unit.valid_to),
        web=at.page(body or unit),
        **_stamps(unit),
    )


def membership(one: Any, at: Addresses) -> shapes.OParlMembership:
    """Write a membership."""
    usual = Part.SUBSTITUTE if one.is_substitute else Part.MEMBER
    return told(
        id=at.to("memberships", one.pk),
        type=f"{SCHEMA}Membership",
        person=at.to("people", one.person),
        organization=at.to("organizations", one.post.body_id),
        role=one.role or str(usual.label),
        votingRight=not one.is_substitute,
        startDate=day(one.begins_on),
        endDate=day(one.ends_on),
        **_stamps(one),
    )


def person(one: Any, at: Addresses) -> shapes.OParlPerson:
    """Write a person with her seats."""
    return told(
        id=at.to("people", one.key),
        type=f"{SCHEMA}Person",
        body=_home(at),
        name=one.name,
        membership=[membership(seat, at) for seat in one.seats],
        **_stamps(one),
    )


def location(area: Any, at: Addresses) -> shapes.OParlLocation:
    """Write an area."""
    outline = {"type": "Feature", "geometry": area.outline, "properties": {}} if area.outline else None
    return told(
        id=at.to("locations", area.pk),
        type=f"{SCHEMA}Location",
        description=area.name,
        geojson=outline,
        web=at.page(area),
        **_stamps(area),
    )


def tombstone(kind: str, address: str, deleted_at: Any) -> shapes.OParlThing:
    """Write what is left of something deleted."""
    return told(id=address, type=f"{SCHEMA}{kind}", modified=moment(deleted_at), deleted=True)


def place(meeting: Any, at: Addresses) -> shapes.OParlLocation:
    """Write where a meeting is held."""
    address = at.to("meetings", meeting.pk, "location")
    return told(id=address, type=f"{SCHEMA}Location", description=meeting.place)


def meeting(one: Any, at: Addresses) -> shapes.OParlMeeting:
    """Write a meeting with its open items."""
    return told(
        id=at.to("meetings", one.pk),
        type=f"{SCHEMA}Meeting",
        name=one.title,
        meetingState=str(one.state.label),
        cancelled=one.cancelled_at is not None,
        start=moment(one.begins_at),
        end=moment(one.ends_at),
        location=place(one, at) if one.place else None,
        organization=[at.to("organizations", one.body_id or one.unit_id)],
        auxiliaryFile=[file(paper, at) for paper in one.papers],
        agendaItem=[agenda_item(item, at) for item in one.open_items],
        web=at.page(one),
        **_stamps(one),
    )


def agenda_item(item: Any, at: Addresses) -> shapes.OParlAgendaItem:
    """Write an open item with what was decided on it."""
    decision = next((one for one in item.meeting.public_decisions if one.matter_id == item.record_id), None)
    points = decision.items.all() if decision else ()
    return told(
        id=at.to("agenda-items", item.pk),
        type=f"{SCHEMA}AgendaItem",
        meeting=at.to("meetings", item.meeting_id),
        number=str(item.number),
        order=item.number,
        name=item.title,
        public=True,
        consultation=at.to("consultations", item.pk) if _is_matter(item) else None,
        result="; ".join(f"{point.item.number}: {point.get_kind_display()}" for point in points),
        resolutionText=decision.text if decision else None,
        **_stamps(item),
    )


def consultation(item: Any, at: Addresses) -> shapes.OParlConsultation:
    """Write the treatment of a matter at a meeting; the agenda item lends it its key."""
    return told(
        id=at.to("consultations", item.pk),
        type=f"{SCHEMA}Consultation",
        paper=at.to("papers", item.record_id),
        agendaItem=at.to("agenda-items", item.pk),
        meeting=at.to("meetings", item.meeting_id),
        organization=[at.to("organizations", item.meeting.body_id or item.meeting.unit_id)],
        authoritative=item.kind == AgendaKind.DECISION,
        role=str(item.get_kind_display()),
        **_stamps(item),
    )


def paper(matter: Any, at: Addresses) -> shapes.OParlPaper:
    """Write a matter with where it is treated and what hangs on it."""
    unit = at.to("organizations", matter.unit_id)
    return told(
        id=at.to("papers", matter.pk),
        type=f"{SCHEMA}Paper",
        body=_home(at),
        name=matter.title,
        reference=matter.number,
        date=day(localdate(matter.published_at)),
        paperType=_("Matter"),
        auxiliaryFile=[file(one, at) for one in matter.papers],
        location=[location_of_paper(area, at) for area in matter.areas.all()],
        underDirectionOf=[unit],
        originatorOrganization=[unit],
        consultation=[consultation(item, at) for item in matter.treatments],
        keyword=[topic.name for topic in matter.topics.all()],
        web=at.page(matter),
        **_stamps(matter),
    )


def location_of_paper(area: Any, at: Addresses) -> shapes.OParlLocation:
    """Write the area that a matter concerns, by name; the outline is read at its address."""
    return told(id=at.to("locations", area.pk), type=f"{SCHEMA}Location", description=area.name)


def file(one: Any, at: Addresses) -> shapes.OParlFile:
    """Write a document."""
    stored, kind = one.file, "papers" if one.record.kind == Matter.KIND else "meetings"
    address = at.page(stored) if stored else at.page(one.record)
    behind: Mapping[str, Any] = {
        "fileName": stored.get_absolute_url().rsplit("/", 1)[-1],
        "mimeType": stored.content_type,
        "size": stored.size,
        "downloadUrl": address,
    } if stored else {"text": one.text}  # fmt: skip
    return told(
        id=at.to("files", one.pk),
        type=f"{SCHEMA}File",
        name=one.title,
        date=day(localdate(one.added_at)),
        accessUrl=address,
        **behind,
        **{kind[:-1]: [at.to(kind, one.record_id)]},
        **_stamps(one),
    )


def _is_matter(item: Any) -> bool:
    return item.record is not None and item.record.kind == Matter.KIND


def _home(at: Addresses) -> str:
    return at.to("bodies", 1)


def _to(at: Addresses, path: str, key: int | None) -> str | None:
    return at.to(path, key) if key else None


def _stamps(one: Any) -> dict[str, Any]:
    return {"created": moment(one.created), "modified": moment(one.modified)}
