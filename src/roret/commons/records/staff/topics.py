"""The staff screens of topics, and how they are read from a file."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.commons.records import services_topics as services
from roret.commons.records.models import Topic
from roret.commons.records.tables_topics import TopicFilter, TopicForm, TopicTable
from roret.foundation.staff.importing.columns import CellProblem, Column, Kind, Text
from roret.foundation.staff.importing.importer import Importer
from roret.foundation.staff.layout import Facts, History, Layout, Main, Related, Side
from roret.foundation.staff.screens import StaffScreens


class Way(Kind):
    """A topic's way from the top of the tree."""

    empty = ""

    def open(self) -> dict[int, str]:
        """Read the ways of all topics once."""
        return services.paths()

    def read(self, text: str, opened: dict[int, str]) -> str:
        """Take the way with or without spaces about its signs."""
        names = [name.strip() for name in text.split(services.SEPARATOR.strip())]
        if not all(names) or any(len(name) > 150 for name in names):
            raise CellProblem(_("Write the way from the top as “Employment > Flex jobs”, at most 150 characters each."))
        return services.SEPARATOR.join(names)


def _way_of(topic: Topic, opened: Any) -> str:
    return str(opened[topic.pk])


TOPIC_IMPORT = Importer(
    model=Topic,
    columns=(
        Column("path", gettext_lazy("topic"), Way(), required=True, example="Beskæftigelse > Fleksjob", of=_way_of),
        Column("name_en", gettext_lazy("name in English"), Text(150), example="Flex jobs"),
        Column("kle", gettext_lazy("KLE number"), Text(12), example="15.20"),
    ),
    key=("path",),
    service=services.import_topics,
)

TOPICS = StaffScreens(
    model=Topic,
    form=TopicForm,
    table=TopicTable,
    filter=TopicFilter,
    create=services.create_topic,
    update=services.update_topic,
    delete=services.delete_topic,
    layout=Layout(
        Main(
            Facts("name", "name_en", "parent", "kle"),
            Related("children", "name", "kle", heading=gettext_lazy("Topics below it"), add=True),
        ),
        Side(History()),
    ),
    joined=("parent",),
    importer=TOPIC_IMPORT,
    lead=gettext_lazy("One tree of topics for everything; KLE numbers tie it to the case system and the archive."),
)
