"""The text of a contribution as others may read it."""

from django.utils.translation import gettext as _

from roret.engines.texts.redaction import redact
from roret.foundation.i18n.signed import fingerprint
from roret.listen.contributions.enums import RedactionReason
from roret.listen.contributions.models import Contribution


def taken_out(reason: str) -> str:
    """Return what stands in the place of words that were taken out."""
    return _("%(what)s taken out") % {"what": RedactionReason(reason).label}


def published_form(contribution: Contribution, *, undecided_too: bool = False) -> str:
    """Return the text as others may read it: what a person has confirmed is replaced by its reason in brackets.

    With ``undecided_too`` what nobody has decided about is taken out as well, for lists that need not show it.
    """
    # Chosen here and not by the database, so that a list that has fetched the redactions asks no more.
    found = contribution.redactions.all()
    spans = [span for span in found if span.confirmed or (undecided_too and span.confirmed is None)]
    return redact(contribution.text, [(span.start, span.end, taken_out(span.reason)) for span in spans])


def source_of(contribution: Contribution) -> str:
    """Return the fingerprint of the text that a translation is made from: what was sent, and what was taken out of it."""
    spans = sorted((span.start, span.end) for span in contribution.redactions.all() if span.confirmed)
    return fingerprint(contribution.text, *(f"{start}-{end}" for start, end in spans))
