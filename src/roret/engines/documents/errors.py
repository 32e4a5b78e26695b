"""Why a document could not be read, in words for the person who sent it."""

from __future__ import annotations

from roret.engines.errors import EngineError


class DocumentError(EngineError):
    """The document as a whole cannot be read. Nothing of it has been used."""

    messages = {
        "document.empty": "There is no text in the document.",
        "document.damaged": "The document is damaged. Save it anew and try again.",
        "document.locked": "The document is locked with a password. Take the password off and send it again.",
        "document.macros": "The document holds macros. Save it without macros and send it again.",
        "document.bomb": "The document unpacks to more than %(megabytes)s MB, so it is not opened.",
        "document.entities": "The document holds instructions to a computer (XML entities), so it is not opened. Save it anew.",
        "document.too_many_pages": "The document has %(pages)s pages. The limit is %(limit)s. Divide it into parts.",
        "document.too_many_blocks": "The document has more than %(limit)s paragraphs. Divide it into parts.",
        "document.no_text": "The PDF holds pictures of pages and no text. Send the document that it was made from, or write the text.",
        "document.too_slow": "The document took more than %(seconds)s seconds to read. Save it anew in a simpler form.",
        "document.too_heavy": "The document takes more memory to read than it may. Divide it into parts.",
        "document.unknown_kind": "This kind of document cannot be read as text. Send Word, OpenDocument, PDF, Markdown or plain text.",
    }
