"""The agenda engine's refusals in the reader's language: an engine knows no gettext, so its sentences are named here."""

from django.utils.translation import gettext, gettext_noop

from roret.engines.errors import EngineError

SENTENCES = (
    gettext_noop("The file is empty."),
    gettext_noop("The file is larger than %(limit)s MB, so it is not read."),
    gettext_noop("The file is a ZIP file. Unpack it and choose the XML file with the agenda."),
    gettext_noop("The file is not XML. Choose the XML file that the case system makes for FirstAgenda."),
    gettext_noop("The XML is broken on line %(line)s, so the file is not read. Export it again."),
    gettext_noop("The file says that it is written in “%(encoding)s”, and it is not. Export it again as UTF-8."),
    gettext_noop("The file has a document type or entities. Such a file can do harm, so it is not read."),
    gettext_noop("On line %(line)s the elements lie more than %(limit)s deep, so the file is not read."),
    gettext_noop("The file has more than %(limit)s elements, so it is not read."),
    gettext_noop("On line %(line)s there is a value of more than %(limit)s characters, so the file is not read."),
    gettext_noop("The file is XML, but there is no agenda in it as SBSYS or Acadre write one."),
    gettext_noop("The meeting has no number of its own in the file, so it cannot be known again."),
    gettext_noop("The file does not say whose meeting it is."),
    gettext_noop("The file does not say when the meeting begins."),
    gettext_noop("“%(value)s” is not a time. Write it as 31-12-2026 16:00."),
    gettext_noop("The item has no title."),
    gettext_noop("The item has no number of its own in the file, so it cannot be known again."),
    gettext_noop("The item has the same number of its own as the one on line %(first)s."),
    gettext_noop("“%(value)s” does not say whether it is open. Write True or False."),
)
"""Every sentence of ``engines.agendas``; a test compares them with the engine's own."""


def in_words(error: EngineError) -> str:
    """Return what the engine refused, translated."""
    return gettext(error.message) % error.params
