"""Topics: create, change, delete, import."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from roret.commons.records import events
from roret.commons.records.models import Topic
from roret.engines.figures.danish_sort import sort_key
from roret.foundation import authz, journal
from roret.foundation.errors import DomainError, ImportRefused
from roret.foundation.staff.changing import change
from roret.foundation.staff.importing.plan import Problem
from roret.foundation.staff.importing.saving import note_lines, save_lines

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
    known = {path: pk for pk, path in paths().items()}
    _refuse_bad(lines, known)
    topics: list[Topic] = []
    in_order = sorted(lines, key=_depth)
    for _level, group in groupby(in_order, key=_depth):  # a topic needs the key of the one above it
        level = list(group)
        saved = save_lines(Topic, level, prepare=_prepare, make=partial(_begin, known=known))
        known |= {line.values["path"]: topic.pk for line, topic in zip(level, saved, strict=True)}
        topics += saved
    note_lines(topics, in_order, by=by, created=events.TopicCreated, updated=events.TopicUpdated)


def paths() -> dict[int, str]:
    """Return every topic's way from the top, by key (1 query)."""
    rows = {pk: (name, parent) for pk, name, parent in Topic.objects.values_list("pk", "name", "parent")}

    def way(pk: int | None) -> str:
        name, parent = rows[pk]  # type: ignore[index]
        return f"{way(parent)}{SEPARATOR}{name}" if parent else str(name)

    return {pk: way(pk) for pk in rows}


def _depth(line: Any) -> int:
    return int(line.values["path"].count(SEPARATOR))


def _refuse_bad(lines: Sequence[Any], known: Mapping[str, int]) -> None:
    """Raise ``ImportRefused`` with every line that has a bad number, or stands below a topic that is not there."""
    there = known.keys() | {line.values["path"] for line in lines}
    problems = [problem for line in lines for problem in _problems(line, there)]
    if problems:
        raise ImportRefused(problems)


def _problems(line: Any, there: Container[str]) -> Iterator[Problem]:
    above, kle = line.values["path"].rpartition(SEPARATOR)[0], line.values.get("kle", "")
    if above and above not in there:
        sentence = _("“%(name)s” is neither known nor in the file. Add a row for it.") % {"name": above}
        yield Problem(line.number, "", sentence)
    if kle and not _KLE.fullmatch(kle):
        yield Problem(line.number, _("KLE number"), _("Write the KLE number as 01, 01.02 or 01.02.05."))


def _begin(line: Any, *, known: Mapping[str, int]) -> Topic:
    above, _separator, name = line.values["path"].rpartition(SEPARATOR)
    return Topic(name=name, parent_id=known.get(above))


def _prepare(topic: Topic) -> None:
    topic.sort_key = sort_key(topic.name)


def _write(topic: Topic, fields: dict[str, Any]) -> dict[str, list[str]]:
    changes = change(topic, fields)
    above, seen = topic.parent, {topic.pk}
    while above is not None:
        if above.pk in seen:
            raise DomainError(_("The topic cannot be part of itself or of something below it."), field="parent")
        seen.add(above.pk)
        above = above.parent
    if SEPARATOR.strip() in topic.name:
        raise DomainError(_("The name may not hold the sign >."), field="name")
    if topic.kle and not _KLE.fullmatch(topic.kle):
        raise DomainError(_("Write the KLE number as 01, 01.02 or 01.02.05."), field="kle")
    return changes
