"""Why an agenda file, or something in it, could not be read, in words for the person who sent it."""

from __future__ import annotations

from roret.engines.errors import EngineError


class AgendaError(EngineError):
    """The file as a whole cannot be read. Nothing of it has been used."""

    messages = {
        "agenda.empty": "The file is empty.",
        "agenda.too_big": "The file is larger than %(limit)s MB, so it is not read.",
        "agenda.zip": "The file is a ZIP file. Unpack it and choose the XML file with the agenda.",
        "agenda.not_xml": "The file is not XML. Choose the XML file that the case system makes for FirstAgenda.",
        "agenda.broken": "The XML is broken on line %(line)s, so the file is not read. Export it again.",
        "agenda.encoding": "The file says that it is written in “%(encoding)s”, and it is not. Export it again as UTF-8.",
        "agenda.document_type": "The file has a document type or entities. Such a file can do harm, so it is not read.",
        "agenda.too_deep": "On line %(line)s the elements lie more than %(limit)s deep, so the file is not read.",
        "agenda.too_many": "The file has more than %(limit)s elements, so it is not read.",
        "agenda.too_long": "On line %(line)s there is a value of more than %(limit)s characters, so the file is not read.",
        "agenda.unknown": "The file is XML, but there is no agenda in it as SBSYS or Acadre write one.",
    }


class ItemError(EngineError):
    """One thing in the file cannot be used; ``line`` says where it stands."""

    messages = {
        "meeting.no_id": "The meeting has no number of its own in the file, so it cannot be known again.",
        "meeting.no_body": "The file does not say whose meeting it is.",
        "meeting.no_time": "The file does not say when the meeting begins.",
        "meeting.time": "“%(value)s” is not a time. Write it as 31-12-2026 16:00.",
        "item.no_title": "The item has no title.",
        "item.no_id": "The item has no number of its own in the file, so it cannot be known again.",
        "item.twice": "The item has the same number of its own as the one on line %(first)s.",
        "item.open": "“%(value)s” does not say whether it is open. Write True or False.",
    }

    def __init__(self, code: str, line: int, **params: object) -> None:
        """Take the line beside what the sentence says."""
        super().__init__(code, **params)
        self.line = line
