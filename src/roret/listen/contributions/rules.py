"""Who may do what with contributions."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import CASE_WORKER, DIRECTOR, EDITOR, EVERYBODY, PRIVACY_OFFICER, SECRETARY


def is_sender(actor: Any, contribution: Any) -> bool:
    """Say whether ``actor`` sent it."""
    return contribution.author_id is not None and contribution.author_id == getattr(actor, "pk", None)


authz.declare("contributions.send_contribution", _("Send a response"), EVERYBODY, anywhere=True)
authz.declare(
    "contributions.enter_contribution",
    _("Enter a response that came on paper, by phone or at a meeting"),
    CASE_WORKER,
    EDITOR,
    SECRETARY,
)
authz.declare("contributions.import_contribution", _("Import responses from a file"), CASE_WORKER, EDITOR)
authz.declare("contributions.view_original", _("Read what was sent before anything was taken out"), CASE_WORKER, EDITOR)
authz.declare(
    "contributions.moderate_contribution",
    _("Look through a response and decide whether it is published"),
    CASE_WORKER,
    EDITOR,
)
authz.declare(
    "contributions.translate_contribution",
    _("Say which language a response is in, and translate it"),
    CASE_WORKER,
    EDITOR,
)
authz.declare("contributions.sign_translation", _("Vouch for the translation of a response"), CASE_WORKER, EDITOR)
authz.declare("contributions.withdraw_contribution", _("Withdraw one's own response"), own=is_sender)
authz.declare(
    "contributions.erase_contribution",
    _("Erase what is known of a sender"),
    PRIVACY_OFFICER,
    own=is_sender,
    anywhere=True,
)
authz.declare("contributions.view_desk", _("See the answer desk"), CASE_WORKER, EDITOR, DIRECTOR)
authz.declare("contributions.assign_contribution", _("Say who looks a response through"), CASE_WORKER, EDITOR, DIRECTOR)
_keepers = (CASE_WORKER, EDITOR)
authz.declare("contributions.view_standardtext", _("See the standard texts"), *_keepers, DIRECTOR, anywhere=True)
authz.declare("contributions.create_standardtext", _("Write standard texts"), *_keepers, anywhere=True)
authz.declare("contributions.update_standardtext", _("Change standard texts"), *_keepers, anywhere=True)
authz.declare("contributions.delete_standardtext", _("Delete a standard text"), *_keepers, anywhere=True)
authz.declare("contributions.group_contribution", _("Make themes and group responses in them"), CASE_WORKER, EDITOR)
authz.declare("contributions.assign_answer", _("Say who owes an answer and when"), CASE_WORKER, DIRECTOR)
authz.declare("contributions.write_answer", _("Write an official answer"), CASE_WORKER, DIRECTOR)
authz.declare("contributions.approve_answer", _("Approve an official answer"), CASE_WORKER, DIRECTOR)
