"""What is known about people, how long it is kept, and how it is given back or forgotten (GDPR articles 15, 17, 30; R72).

Each model says in its inner ``Privacy`` what its columns hold (``classes``). Each module that knows something about people
says in its ``privacy.py`` how to collect it, how to erase it, and what becomes old (``subjects``):

    register_subject("records", title=_("What you follow"), collect=collect, erase=erase)
    register_retention("records.follow", title=_("Follows"), due=due, erase=forget)

From these come the register of processing, “my data”, erasure on demand, and the nightly erasure with its certificate.
"""

from roret.foundation.privacy.classes import unclassified_fields
from roret.foundation.privacy.pseudonyms import pseudonym
from roret.foundation.privacy.subjects import Kept, Part, describe, register_retention, register_subject

__all__ = ["Kept", "Part", "describe", "pseudonym", "register_retention", "register_subject", "unclassified_fields"]
