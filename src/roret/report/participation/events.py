"""What the journal remembers about participation figures."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.journal import EventType

Taken = EventType(
    "participation.taken", _("%(actor)s took the participation figures of %(target)s"), keep=("responses",)
)
PopulationImported = EventType(
    "participation.population_imported",
    _("%(actor)s imported the population of %(target)s"),
    keep=("rows", "source", "as_of", "file"),
)
