"""What councils know about a person: the seats she holds or held, which are public offices."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from roret.commons.bodies.models import Membership
from roret.foundation.privacy import Kept, Part, describe, register_subject


def collect(person: Any) -> Iterator[Part]:
    """Give her seats."""
    seats = Membership.objects.filter(user=person).select_related("post__body", "substitute_for").order_by("pk")
    yield Part(
        _("Your seats in councils"),
        Kept(seats, lambda one: {str(_("body")): str(one.body), **describe(one, user=None)}),
    )


register_subject(
    "bodies",
    title=_("Your seats in councils"),
    collect=collect,
    stays=_("Which seats in councils you have held, with your name: it is a public office, and the minutes name you."),
    order=80,
)
