"""Who may do what with bodies."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import COMMITTEE_SECRETARY, DIRECTOR, OPERATOR, SECRETARY, STAFF_ROLES

_staff = sorted(STAFF_ROLES)
_keepers = (SECRETARY, COMMITTEE_SECRETARY, DIRECTOR, OPERATOR)

authz.declare("bodies.view_body", _("See the register of bodies"), *_staff, anywhere=True)
authz.declare("bodies.create_body", _("Create bodies, and import them"), COMMITTEE_SECRETARY, DIRECTOR, OPERATOR)
authz.declare("bodies.update_body", _("Change what a body may do and how it works"), *_keepers)
authz.declare("bodies.view_post", _("See the posts of bodies"), *_staff, anywhere=True)
authz.declare("bodies.create_post", _("Create posts in a body, and import them"), *_keepers)
authz.declare("bodies.update_post", _("Change a post and its number of seats"), *_keepers)
authz.declare("bodies.delete_post", _("Delete a post that nobody has held"), *_keepers)
authz.declare("bodies.view_membership", _("See who sits and has sat in bodies"), *_staff, anywhere=True)
authz.declare("bodies.create_membership", _("Appoint members and substitutes, and import them"), *_keepers)
authz.declare("bodies.update_membership", _("Change what is written about a member"), *_keepers)
authz.declare("bodies.end_membership", _("End a membership, and let a substitute in"), *_keepers)
authz.declare(
    "bodies.confirm_membership",
    _("Appoint whoever is recommended for a seat that the body gives"),
    COMMITTEE_SECRETARY,
    DIRECTOR,
    OPERATOR,
)
authz.declare("bodies.view_bodytype", _("See the kinds of bodies"), *_staff, anywhere=True)
authz.declare("bodies.create_bodytype", _("Create kinds of bodies"), DIRECTOR, OPERATOR)
authz.declare("bodies.update_bodytype", _("Change what a new body of a kind may do"), DIRECTOR, OPERATOR)
authz.declare("bodies.view_pool", _("See the pools of bodies"), *_staff, anywhere=True)
authz.declare("bodies.create_pool", _("Give a body a pool with its frame"), *_keepers)
authz.declare("bodies.update_pool", _("Change a pool and its frame"), *_keepers)
authz.declare("bodies.view_governingtext", _("See the statutes of bodies"), *_staff, anywhere=True)
authz.declare("bodies.create_governingtext", _("Write down a new version of a body's statutes"), *_keepers)
authz.declare("bodies.delete_governingtext", _("Withdraw a version before it counts"), *_keepers)
