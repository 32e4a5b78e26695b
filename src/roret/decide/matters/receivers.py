"""What matters do when something happens elsewhere."""

from typing import Any

from django.dispatch import receiver

from roret.commons.meetings import events as meetings
from roret.commons.meetings.models import AgendaItem, Meeting
from roret.commons.meetings.services import register_way
from roret.decide.matters import services
from roret.decide.matters.models import Matter
from roret.foundation.authz import SYSTEM


@receiver(meetings.agenda_published)
def tell_those_who_took_part(pk: int, **_kwargs: Any) -> None:
    """Tell those who took part that their matter is on the agenda that has just come out."""
    meeting = Meeting.objects.get(pk=pk)
    for matter in Matter.objects.filter(agenda_items__meeting=meeting):
        services.tell_of_agenda(matter, meeting=meeting, by=SYSTEM)


def put_from_file(pk: int, **given: Any) -> AgendaItem:
    """Put the matter that an agenda file names on the agenda, with all that is asked of one that is put there by hand."""
    return services.put_to_meeting(Matter.objects.get(pk=pk), **given)


register_way(Matter.KIND, put_from_file)
