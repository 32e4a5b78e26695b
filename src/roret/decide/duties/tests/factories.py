"""Rules and matters for tests, made through the services."""

from datetime import date
from typing import Any

from roret.commons.bodies.models import Body
from roret.decide.duties import services
from roret.decide.duties.models import DutyRule
from roret.foundation import authz

LONG_AGO = date(2020, 1, 1)


def council(name: str = "Seniorrådet") -> Body:
    """Make an advisory council."""
    return Body.objects.create(abbreviation=name[:8], name=name, kind="council")


def rule(consultee: Body | None, *, by: Any = authz.SYSTEM, **says: Any) -> DutyRule:
    """Make a rule that counts for every matter unless ``says`` narrows it."""
    words = {
        "name": f"Høring af {consultee or 'lokaludvalg'}",
        "legal_basis": "Retssikkerhedsloven § 30",
        "valid_from": LONG_AGO,
    }
    return services.make_rule(by=by, **{**words, "consultee": consultee, **says})
