"""What records offer the house: their files may be read by those who may see them."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roret.commons.records import searching
from roret.commons.records.models import Attachment
from roret.commons.records.panels import newest
from roret.foundation.files.access import register_reader
from roret.foundation.modules import Group, Module, NavItem, Panel, offer


def _attached(person: Any) -> Q:
    return Q(pk__in=Attachment.objects.visible_to(person).exclude(file=None).values("file"))


register_reader(_attached)
searching.register()
records = offer(
    Module(
        "records",
        navigation=(NavItem(_("Topics"), "staff:topic-list", "staff", "records.view_topic", 78, Group.REGISTERS),),
        panels=(
            Panel("unit", newest("unit", "unit_id", search_by="unit"), 30),
            Panel("body", newest("body", "body_id", search_by=""), 30),
            Panel("area", newest("area", "areas", search_by="area"), 30),
        ),
    )
)
