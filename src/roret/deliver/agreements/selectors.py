"""Questions about agreements and targets."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from roret.commons.records.models import Link
from roret.deliver.agreements.models import Agreement, Target
from roret.foundation import authz


def with_page(person: Any) -> QuerySet[Agreement]:
    """Return agreements with all that a page shows, in a fixed number of queries."""
    links = Link.objects.select_related("upstream")
    targets = Target.objects.select_related("unit").prefetch_related(Prefetch("upstream_links", links)).order_by("pk")
    rows = Agreement.objects.visible_to(person).select_related("unit", "principal")
    return rows.prefetch_related(Prefetch("targets", targets), "statuses", "attachments__file")


def public_agreements(person: Any) -> QuerySet[Agreement]:
    """Return the signed agreements, the latest period first."""
    rows = Agreement.objects.visible_to(person).filter(signed_at__isnull=False).select_related("unit", "principal")
    return rows.prefetch_related("targets").order_by("-begins_at", "pk")


def of_unit(unit: Any, *, person: Any) -> QuerySet[Agreement]:
    """Return the signed agreements of one unit."""
    return public_agreements(person).filter(unit_id=unit.pk)


def worked_with(person: Any) -> QuerySet[Agreement]:
    """Return the agreements of the units a person works in."""
    standing = authz.standing_of(person)
    rows = Agreement.objects.visible_to(person).select_related("unit", "principal").order_by("-pk")
    return rows if standing.operator_session else rows.filter(unit_id__in=standing.staff_units)


def unsigned(person: Any) -> QuerySet[Agreement]:
    """Return the drafts of the units a person works in, with what the readiness list asks about."""
    return worked_with(person).filter(signed_at=None).prefetch_related("targets__upstream_links")


def cited_by(target: Target) -> list[Any]:
    """Return the actions and goals that a target makes binding."""
    return [link.upstream for link in target.upstream_links.all() if link.kind == "targets"]
