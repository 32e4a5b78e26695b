"""The journal as a list."""

from typing import Any

import django_tables2
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from roret.foundation.journal.models import Event
from roret.foundation.journal.types import sentence


class EventTable(django_tables2.Table):
    """One line an event: when, what, by whom, why."""

    at = django_tables2.DateTimeColumn(verbose_name=_("When"), order_by="pk")
    what = django_tables2.Column(verbose_name=_("What happened"), empty_values=(), orderable=False)
    actor_name = django_tables2.Column(verbose_name=_("Who"), default="")
    reason = django_tables2.Column(verbose_name=_("Reason"), default="", orderable=False)
    pk = django_tables2.Column(verbose_name=_("Event"))

    class Meta:
        model = Event
        fields = ("at", "what", "actor_name", "reason", "pk")
        order_by = "-pk"
        empty_text = _("The journal holds no such events.")

    def render_what(self, record: Event) -> Any:
        """Show the sentence, leading to all that happened to the thing."""
        address = reverse("staff:journal-history", args=[record.target_type, record.target_id])
        return format_html('<a href="{}">{}</a>', address, sentence(record))
