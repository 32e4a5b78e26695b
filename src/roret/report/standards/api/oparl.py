"""OParl 1.1: what happens at meetings."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from roret.report.standards import selectors
from roret.report.standards.addresses import Addresses
from roret.report.standards.api.doors import Door, Kind, Page, each
from roret.report.standards.oparl import shapes, writing

Item = TypeVar("Item")


class Listed(Schema, Generic[Item]):
    """One page of a list, with links to the first and the next."""

    data: list[Item]
    pagination: shapes.OParlPagination
    links: shapes.OParlLinks


def _wrapped(page: Page) -> dict[str, Any]:
    links = {"self": page.here, "first": page.first} | ({"next": page.following} if page.following else {})
    return {
        "data": page.data,
        "pagination": {"totalElements": page.total, "elementsPerPage": page.size},
        "links": links,
    }


door = Door("oparl", Router(tags=["oparl"]), Listed, _wrapped)


def _organizations(units: Sequence[Any], at: Addresses) -> Iterable[shapes.OParlOrganization]:
    members, posts = selectors.seats_of(unit.pk for unit in units)
    return [
        writing.organization(unit, at, members=members.get(unit.pk, ()), posts=posts.get(unit.pk, ())) for unit in units
    ]


KINDS = (
    Kind(
        path="organizations",
        title="OParl Organization",
        shape=shapes.OParlOrganization,
        rows=selectors.organizations,
        write=_organizations,
    ),
    Kind(
        path="people",
        title="OParl Person",
        shape=shapes.OParlPerson,
        rows=selectors.people,
        write=lambda rows, at: [writing.person(one, at) for one in selectors.on_people(rows)],
    ),
    Kind(
        path="memberships",
        title="OParl Membership",
        shape=shapes.OParlMembership,
        rows=selectors.memberships,
        write=each(writing.membership),
        of="post__body",
    ),
    Kind(
        path="meetings",
        title="OParl Meeting",
        shape=shapes.OParlMeeting,
        rows=selectors.meetings,
        write=each(writing.meeting),
        of="body",
    ),
    Kind(
        path="agenda-items",
        title="OParl AgendaItem",
        shape=shapes.OParlAgendaItem,
        rows=selectors.agenda_items,
        write=each(writing.agenda_item),
        of="meeting__body",
    ),
    Kind(
        path="papers",
        title="OParl Paper",
        shape=shapes.OParlPaper,
        rows=selectors.papers,
        write=each(writing.paper),
        of="body",
    ),
    Kind(
        path="consultations",
        title="OParl Consultation",
        shape=shapes.OParlConsultation,
        rows=selectors.consulted_items,
        write=each(writing.consultation),
        of="meeting__body",
    ),
    Kind(
        path="files",
        title="OParl File",
        shape=shapes.OParlFile,
        rows=selectors.files,
        write=each(writing.file),
        of="record__body",
    ),
    Kind(
        path="locations",
        title="OParl Location",
        shape=shapes.OParlLocation,
        rows=selectors.areas,
        write=each(writing.location),
        gone=selectors.deleted_areas,
        buried=partial(writing.tombstone, "Location"),
    ),
)


@door.get("", shapes.OParlSystem, "OParl System: the entry")
def system(request: HttpRequest) -> Any:
    """Tell the version and where the municipality is read."""
    return writing.system(Addresses.of(request, door.name))


@door.get("bodies", Listed[shapes.OParlBody], "List: OParl Body")
def bodies(request: HttpRequest) -> Any:
    """List the one municipality."""
    return _one_page(request, [_municipality(request)])


@door.get("bodies/1", shapes.OParlBody, "OParl Body: the municipality")
def body(request: HttpRequest) -> Any:
    """Tell of the municipality with its terms and the addresses of all lists."""
    return _municipality(request)


@door.get("terms", Listed[shapes.OParlLegislativeTerm], "List: OParl LegislativeTerm")
def terms(request: HttpRequest) -> Any:
    """List the terms for which bodies are filled."""
    at = Addresses.of(request, door.name)
    return _one_page(request, [writing.term(one, at) for one in selectors.terms()])


@door.get("terms/{key}", shapes.OParlLegislativeTerm, "One of: OParl LegislativeTerm")
def term(request: HttpRequest, key: str) -> Any:
    """Tell of one term."""
    found = next((one for one in selectors.terms() if writing.term_key(one) == key), None)
    if found is None:
        raise Http404
    return writing.term(found, Addresses.of(request, door.name))


@door.get("meetings/{key}/location", shapes.OParlLocation, "OParl Location: the place of a meeting")
def place(request: HttpRequest, key: int) -> Any:
    """Tell where a meeting is held."""
    meeting = get_object_or_404(selectors.plain_meetings().exclude(place=""), pk=key)
    return writing.place(meeting, Addresses.of(request, door.name))


for _kind in KINDS:
    door.offer(_kind)


def _municipality(request: HttpRequest) -> shapes.OParlBody:
    return writing.municipality(selectors.terms(), Addresses.of(request, door.name))


def _one_page(request: HttpRequest, data: list[Any]) -> dict[str, Any]:
    here = request.build_absolute_uri()
    return _wrapped(Page(data, len(data), max(1, len(data)), here, here, ""))
