"""Who may do what with events."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import (
    CASE_WORKER,
    COMMITTEE_SECRETARY,
    DIRECTOR,
    EDITOR,
    EVERYBODY,
    PRIVACY_OFFICER,
    SECRETARY,
)


def is_draft(_actor: Any, event: Any) -> bool:
    """Say whether nobody outside has seen it yet."""
    return event.published_at is None


def is_hers(actor: Any, registration: Any) -> bool:
    """Say whether a registration is that of whoever is signed in."""
    return bool(registration.user_id) and registration.user_id == getattr(actor, "pk", None)


_writers = (CASE_WORKER, EDITOR, SECRETARY)
authz.declare("events.view_event", _("See events in the workspace"), *_writers, COMMITTEE_SECRETARY, DIRECTOR)
authz.declare("events.create_event", _("Draft an event"), *_writers)
authz.declare("events.update_event", _("Change an event, its programme and its plans"), *_writers)
authz.declare("events.delete_event", _("Delete an event that has not been announced"), *_writers, when=is_draft)
authz.declare("events.announce_event", _("Announce an event"), *_writers)
authz.declare("events.cancel_event", _("Cancel an event"), *_writers)
authz.declare("events.manage_invitation", _("Invite people to an event"), *_writers)
authz.declare("events.manage_registration", _("See who comes, and change registrations for others"), *_writers)
authz.declare("events.check_in", _("Check people in at the door"), *_writers)
authz.declare("events.document_event", _("Publish notes, pictures and what came of an event"), *_writers)
authz.declare("events.evaluate_event", _("Ask for evaluations and read them"), *_writers, DIRECTOR)
authz.declare("events.propose_group", _("Propose a group after an event, and register what it delivers"), *_writers)
authz.declare("events.establish_group", _("Establish a group after an event as a body"), COMMITTEE_SECRETARY, DIRECTOR)
authz.declare("events.register", _("Register for an event"), EVERYBODY)
authz.declare("events.use_link", _("Change or cancel one's own registration by its private link"), EVERYBODY)
authz.declare("events.give_evaluation", _("Say what one thinks of an event"), EVERYBODY)
authz.declare(
    "events.erase_guest", _("Have one's name erased from an event"), PRIVACY_OFFICER, own=is_hers, anywhere=True
)
