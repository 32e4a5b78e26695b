"""The objects of Popolo, with those of its fields that the house knows. A field that nobody knows is left out."""

from typing import Any

from typing_extensions import TypedDict


class PopoloLink(TypedDict):
    """A page about the object."""

    url: str
    note: str


class PopoloOtherName(TypedDict):
    """Another name of the object."""

    name: str
    note: str


class PopoloContactDetail(TypedDict):
    """A way to reach an organization."""

    type: str
    value: str


class PopoloNamed(TypedDict):
    """An organization of which only the name is known."""

    name: str


class PopoloStamped(TypedDict, total=False):
    """When the object was made and last changed, where that is known."""

    created_at: str
    updated_at: str


class PopoloOrganization(PopoloStamped, total=False):
    """A unit, a council, a committee or an association; ``successor_id`` (the house's own field) is what took its place."""

    id: str
    name: str
    other_names: list[PopoloOtherName]
    classification: str
    parent_id: str
    area_id: str
    founding_date: str
    dissolution_date: str
    contact_details: list[PopoloContactDetail]
    links: list[PopoloLink]
    successor_id: str


class PopoloPost(PopoloStamped, total=False):
    """Seats of one kind in a body; ``role`` says who fills them."""

    id: str
    label: str
    role: str
    organization_id: str
    start_date: str
    end_date: str


class PopoloMembership(PopoloStamped, total=False):
    """A person on a post from a day to a day."""

    id: str
    label: str
    role: str
    person_id: str
    organization_id: str
    post_id: str
    on_behalf_of: PopoloNamed
    start_date: str
    end_date: str


class PopoloPerson(PopoloStamped, total=False):
    """A person in public office: the name and the seats, nothing else."""

    id: str
    name: str
    memberships: list[PopoloMembership]


class PopoloArea(PopoloStamped, total=False):
    """An area; ``classification`` is the division that it belongs to, ``geometry`` GeoJSON."""

    id: str
    name: str
    identifier: str
    classification: str
    geometry: dict[str, Any]


class PopoloEvent(PopoloStamped, total=False):
    """A meeting."""

    id: str
    name: str
    description: str
    start_date: str
    end_date: str
    location: str
    status: str
    classification: str
    organization_id: str


class PopoloCount(TypedDict, total=False):
    """So many votes for ``yes``, ``no`` or ``abstain``, in all or of a group."""

    option: str
    value: int
    group: PopoloNamed


class PopoloVoteEvent(PopoloStamped, total=False):
    """What a meeting decided about a motion, with the votes where it was put to the vote and the minutes are out."""

    id: str
    identifier: str
    organization_id: str
    motion_id: str
    event_id: str
    start_date: str
    result: str
    counts: list[PopoloCount]


class PopoloMotion(PopoloStamped, total=False):
    """A recommendation item of a committee matter."""

    id: str
    organization_id: str
    text: str
    classification: str
    date: str
    result: str
    vote_events: list[PopoloVoteEvent]
    links: list[PopoloLink]
