"""Topics: create, change, delete, import."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.records import events
from roret.commons.records.models import Topic
from roret.engines.figures.danish_sort import sort_key
from roret.foundation import authz, journal
from roret.foundation.errors import DomainError
from roret.foundation.staff.changing import change
from roret.foundation.staff.importing.saving import note_lines

SEPARATOR = " > "
_KLE = re.compile(r"\d{2}(\.\d{2}){0,2}( ?[A-ZÆØÅ]\d{2})?")
"""Group, subject and part of KL's Emnesystematik, with an action facet: 01, 01.02, 01.02.05, 01.02.05 P19."""


@transaction.atomic
def create_topic(*, by: Any, **fields: Any) -> Topic:
    """Create a topic."""
    authz.require(by, "records.create_topic")
    topic = Topic()
    changes = _write(topic, fields)
    journal.record(events.TopicCreated, topic, by=by, changes=changes)
    return topic


@transaction.atomic
def update_topic(topic: Topic, *, by: Any, **fields: Any) -> Topic:
    """Change a topic, or move it in the tree."""
    authz.require(by, "records.update_topic", topic)
    topic = Topic.objects.lock(topic.pk)
    changes = _write(topic, fields)
    if changes:
        journal.record(events.TopicUpdated, topic, by=by, changes=changes)
    return topic


@transaction.atomic
def delete_topic(topic: Topic, *, by: Any) -> None:
    """Delete a topic that no record names and nothing stands below."""
    authz.require(by, "records.delete_topic", topic)
    topic = Topic.objects.lock(topic.pk)
    if topic.records.exists() or topic.children.exists():
        raise DomainError(_("Records or other topics refer to the topic, so it must stay."))
    journal.record(events.TopicDeleted, topic, by=by)
    topic.delete()


@transaction.atomic
def import_topics(lines: Sequence[Any], *, by: Any) -> None:
    """Create and change the topics of an import; each is named by its way from the top, as in “Employment > Flex jobs”."""
    authz.require(by, "records.create_topic")
    authz.require(by, "records.update_topic")
    known = {path: Topic(pk=pk) for pk, path in paths().items()}
    for _number, level in groupby(sorted(lines, key=_depth), key=_depth):
        _import_level(list(level), known)
    things = [known[line.values["path"]] for line in lines]
    note_lines(things, lines, by=by, created=events.TopicCreated, updated=events.TopicUpdated)


def paths() -> dict[int, str]:
    """Return every topic's way from the top, by key (1 query)."""
    rows = {pk: (name, parent) for pk, name, parent in Topic.objects.values_list("pk", "name", "parent")}

    def way(pk: int | None) -> str:
        name, parent = rows[pk]  # type: ignore[index]
        return f"{way(parent)}{SEPARATOR}{name}" if parent else str(name)

    return {pk: way(pk) for pk in rows}


def _depth(line: Any) -> int:
    return int(line.values["path"].count(SEPARATOR))


def _import_level(lines: Sequence[Any], known: dict[str, Topic]) -> None:
    """Save the topics of one depth, and note them as what the next depth may stand below; the new ones all at once."""
    new = [_new(line, known) for line in lines if line.thing is None]
    Topic.objects.bulk_create(new, batch_size=2000)
    for line in lines:
        if line.thing is not None:
            _write(line.thing, _fields(line))
            known[line.values["path"]] = line.thing
    known.update(zip((line.values["path"] for line in lines if line.thing is None), new, strict=True))


def _new(line: Any, known: dict[str, Topic]) -> Topic:
    above, _separator, name = line.values["path"].rpartition(SEPARATOR)
    if above and above not in known:
        raise DomainError(_("“%(name)s” is neither known nor in the file. Add a row for it.") % {"name": above})
    topic = Topic(name=name, parent=known.get(above), sort_key=sort_key(name), **_fields(line))
    topic.clean_fields(exclude=["parent"])  # the file's lines are known to differ, and the parent to be there
    _check(topic)
    return topic


def _fields(line: Any) -> dict[str, Any]:
    return {key: value for key, value in line.values.items() if key != "path"}


def _write(topic: Topic, fields: dict[str, Any]) -> dict[str, list[str]]:
    changes = change(topic, fields)
    above, seen = topic.parent, {topic.pk}
    while above is not None:
        if above.pk in seen:
            raise DomainError(_("The topic cannot be part of itself or of something below it."), field="parent")
        seen.add(above.pk)
        above = above.parent
    _check(topic)
    return changes


def _check(topic: Topic) -> None:
    if SEPARATOR.strip() in topic.name:
        raise DomainError(_("The name may not hold the sign >."), field="name")
    if topic.kle and not _KLE.fullmatch(topic.kle):
        raise DomainError(_("Write the KLE number as 01, 01.02 or 01.02.05."), field="kle")
