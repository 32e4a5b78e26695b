"""What the search does at night."""

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from roret.foundation.jobs import periodic
from roret.foundation.jobs.decorators import job
from roret.foundation.search.rebuilding import renew_words


@periodic.every(timedelta(days=1), at=time(3, 40))
@job(attempts=3, title=_("Gather the words that the search suggests"))
def renew_suggestions() -> int:
    """Gather the words that the search suggests when it finds nothing."""
    return renew_words()
