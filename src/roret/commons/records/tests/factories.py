"""Bare records for tests of the spine: kept by its services, without the rules of any subject."""

from itertools import pairwise
from typing import Any

from roret.commons.records.enums import LinkKind
from roret.commons.records.models import Record
from roret.commons.records.services import begin_record, link_records, publish_record
from roret.foundation import authz


def record(
    unit: Any, title: str = "Cykelsti", *, kind: str = "indicator", published: bool = True, **values: Any
) -> Record:
    """Keep a record of a kind, published unless told otherwise."""
    made = Record(title=title, unit=unit, **values)
    made.KIND = kind
    begin_record(made, by=authz.SYSTEM)
    if published:
        publish_record(made, by=authz.SYSTEM)
    return made


def chain(*records: Record, kind: LinkKind = LinkKind.BASED_ON) -> None:
    """Link each record to the next."""
    for earlier, later in pairwise(records):
        link_records(earlier, later, kind=kind, by=authz.SYSTEM)
