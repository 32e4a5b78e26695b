"""The document engine's refusals in the reader's language: an engine knows no gettext, so its sentences are named here."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, gettext_noop

from roret.engines.documents import DocumentError

SENTENCES = (
    gettext_noop("There is no text in the document."),
    gettext_noop("The document is damaged. Save it anew and try again."),
    gettext_noop("The document is locked with a password. Take the password off and send it again."),
    gettext_noop("The document holds macros. Save it without macros and send it again."),
    gettext_noop("The document unpacks to more than %(megabytes)s MB, so it is not opened."),
    gettext_noop("The document holds instructions to a computer (XML entities), so it is not opened. Save it anew."),
    gettext_noop("The document has %(pages)s pages. The limit is %(limit)s. Divide it into parts."),
    gettext_noop("The document has more than %(limit)s paragraphs. Divide it into parts."),
    gettext_noop(
        "The PDF holds pictures of pages and no text. Send the document that it was made from, or write the text."
    ),
    gettext_noop("The document took more than %(seconds)s seconds to read. Save it anew in a simpler form."),
    gettext_noop("The document takes more memory to read than it may. Divide it into parts."),
    gettext_noop("This kind of document cannot be read as text. Send Word, OpenDocument, PDF, Markdown or plain text."),
)
"""Every sentence of the engine; a test compares them with its own."""


def in_words(code: str, params: Mapping[str, Any]) -> str:
    """Return why a document could not be read, in the reader's language."""
    return gettext(DocumentError.messages[code]) % params
