"""Tags about records for every module's pages."""

from typing import Any

from django import template

from roret.commons.records.enums import BACKWARDS, LinkKind
from roret.commons.records.models import Follow
from roret.commons.records.picture import thread_picture as draw
from roret.commons.records.selectors import Thread

register = template.Library()


@register.inclusion_tag("records/thread.html", takes_context=True)
def thread_of(context: template.Context, record: Any) -> dict[str, Any]:
    """Show the thread of a record as a picture, with a link to the list."""
    return {"picture": draw(record, person=context["request"].user), "record": record}


@register.inclusion_tag("records/follow.html", takes_context=True)
def follow_button(context: template.Context, record: Any) -> dict[str, Any]:
    """Let a person follow the record, or stop."""
    user = context["request"].user
    following = user.is_authenticated and Follow.objects.filter(record_id=record.pk, user=user).exists()
    return {
        "record": record,
        "following": following,
        "request": context["request"],
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("records/steps.html")
def thread_steps(walked: Thread) -> dict[str, Any]:
    """List the thread step by step, each with what it came from and what it led to."""
    steps = []
    for station in walked.stations:
        came_from = [(BACKWARDS[LinkKind(link.kind)], link.upstream_id) for link in station.earlier]
        led_to = [(link.get_kind_display(), link.downstream_id) for link in station.later]
        steps.append({"station": station, "earlier": came_from, "later": led_to})
    names = {step["station"].record.pk: step["station"].record for step in steps}
    for step in steps:
        step["earlier"] = [(label, names[key]) for label, key in step["earlier"]]
        step["later"] = [(label, names[key]) for label, key in step["later"]]
    return {"steps": steps}
