"""Agendas as the case systems send them to FirstAgenda: XML of the kinds that SBSYS and Acadre write, read into plain data.

The file comes from outside, so nothing in it is trusted: no document type, no entities, nothing fetched, and limits on size,
depth, number and length. Names of elements and attributes are compared without case and without the Danish letters, because
the systems' versions differ; what a file holds that is not understood is left alone.
"""

from roret.engines.agendas.errors import AgendaError, ItemError
from roret.engines.agendas.reading import Agenda, Annex, Item, read_agenda
from roret.engines.agendas.trees import Limits

__all__ = ["Agenda", "AgendaError", "Annex", "Item", "ItemError", "Limits", "read_agenda"]
