"""The objects of OParl 1.1, with those of its fields that the house knows. A field that nobody knows is left out.

What is only an address in OParl is ``str`` here; an object inside another is the object.
"""

from typing import Any

from typing_extensions import TypedDict


class OParlThing(TypedDict, total=False):
    """What every object has. Of what is deleted nothing but ``deleted`` and the moments are left."""

    id: str
    type: str
    created: str
    modified: str
    web: str
    deleted: bool
    keyword: list[str]


class OParlSystem(OParlThing, total=False):
    """The entry: which version is spoken, and where the municipality is read."""

    oparlVersion: str
    body: str
    name: str
    product: str


class OParlLegislativeTerm(OParlThing, total=False):
    """A term for which bodies are filled."""

    body: str
    name: str
    startDate: str
    endDate: str


class OParlLocation(OParlThing, total=False):
    """An area, or the place of a meeting; ``geojson`` is a Feature."""

    description: str
    geojson: dict[str, Any]


class OParlBody(OParlThing, total=False):
    """The municipality, with the addresses of all lists."""

    system: str
    name: str
    website: str
    organization: str
    person: str
    meeting: str
    paper: str
    agendaItem: str
    consultation: str
    file: str
    membership: str
    locationList: str
    legislativeTermList: str
    legislativeTerm: list[OParlLegislativeTerm]


class OParlOrganization(OParlThing, total=False):
    """A unit, a council, a committee or an association."""

    body: str
    name: str
    shortName: str
    organizationType: str
    classification: str
    post: list[str]
    membership: list[str]
    meeting: str
    subOrganizationOf: str
    startDate: str
    endDate: str


class OParlMembership(OParlThing, total=False):
    """A person in a body from a day to a day; substitutes have no vote until they are called in."""

    person: str
    organization: str
    role: str
    votingRight: bool
    startDate: str
    endDate: str


class OParlPerson(OParlThing, total=False):
    """A person in public office: the name and the seats, nothing else."""

    body: str
    name: str
    membership: list[OParlMembership]


class OParlFile(OParlThing, total=False):
    """A document; where it is a text on a page, ``accessUrl`` is that page and ``text`` its words."""

    name: str
    fileName: str
    mimeType: str
    date: str
    size: int
    accessUrl: str
    downloadUrl: str
    text: str
    meeting: list[str]
    paper: list[str]


class OParlAgendaItem(OParlThing, total=False):
    """An open item of a published agenda."""

    meeting: str
    number: str
    order: int
    name: str
    public: bool
    consultation: str
    result: str
    resolutionText: str


class OParlMeeting(OParlThing, total=False):
    """A meeting that is announced."""

    name: str
    meetingState: str
    cancelled: bool
    start: str
    end: str
    location: OParlLocation
    organization: list[str]
    auxiliaryFile: list[OParlFile]
    agendaItem: list[OParlAgendaItem]


class OParlConsultation(OParlThing, total=False):
    """The treatment of a matter at a meeting; ``authoritative`` where the body takes decisions on it."""

    paper: str
    agendaItem: str
    meeting: str
    organization: list[str]
    authoritative: bool
    role: str


class OParlPaper(OParlThing, total=False):
    """A committee matter that is published."""

    body: str
    name: str
    reference: str
    date: str
    paperType: str
    auxiliaryFile: list[OParlFile]
    location: list[OParlLocation]
    underDirectionOf: list[str]
    originatorOrganization: list[str]
    consultation: list[OParlConsultation]


class OParlPagination(TypedDict):
    """How many there are, and at most how many on a page."""

    totalElements: int
    elementsPerPage: int


class OParlLinks(TypedDict, total=False):
    """Where the pages of a list lie."""

    self: str
    first: str
    next: str
