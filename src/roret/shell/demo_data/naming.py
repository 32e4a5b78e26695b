"""What hangs on the taskforce's consultation is about the same, also where nobody has said so: agreements and measurements."""

from roret.commons.records.models import Record
from roret.commons.records.selectors import thread_ids
from roret.shell.demo_data.world import World


def name_topics(world: World) -> None:
    """Give every record on the thread that names no topic the topics of the consultation."""
    heard = world.consultations["taskforce"]
    topics = list(heard.topics.all())
    for record in Record.objects.filter(pk__in=thread_ids(heard, direction="down"), topics=None):
        record.topics.set(topics)
