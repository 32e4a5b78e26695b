"""Tags about records for every module's pages."""

from typing import Any

from django import template

from roret.commons.records import selectors
from roret.commons.records.picture import thread_picture as draw
from roret.commons.records.selectors import Thread
from roret.commons.records.steps import steps_of

register = template.Library()


@register.inclusion_tag("records/thread.html", takes_context=True)
def thread_of(context: template.Context, record: Any) -> dict[str, Any]:
    """Show the thread of a record as a picture, with a link to the list."""
    return {"picture": draw(record, person=context["request"].user), "record": record}


@register.inclusion_tag("records/follow.html", takes_context=True)
def follow_button(context: template.Context, record: Any) -> dict[str, Any]:
    """Let a person follow the record, or stop; and lead to what else there is about its topics."""
    following, topics = selectors.beside(record, person=context["request"].user)
    return {
        "record": record,
        "topics": topics,
        "following": following,
        "request": context["request"],
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("records/steps.html")
def thread_steps(walked: Thread) -> dict[str, Any]:
    """List the thread stage by stage; the kind of the record that one came from is folded out."""
    return {"stages": steps_of(walked)}
