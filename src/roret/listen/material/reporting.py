"""What was lost when a document was read, and how hard a text is, in sentences for the person who publishes it."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roret.engines.documents import Loss
from roret.engines.texts.readability import Level, readability


def how_hard(text: str) -> str:
    """Return how hard a text is to read, in words; an empty text when there is nothing to measure."""
    measured = readability(text)
    if measured is None:
        return ""
    numbers = {"lix": measured.lix, "words": measured.words, "level": _LEVELS[measured.level]()}
    return _("LIX %(lix)d: %(level)s (%(words)d words).") % numbers


def sentences(report: Iterable[dict[str, Any]]) -> list[str]:
    """Return one sentence for each loss of a version's report."""
    return [_sentence(Loss(note["loss"]), note["count"], note["example"]) for note in report]


def _sentence(loss: Loss, count: int, example: str) -> str:
    text = _WORDS[loss](count) % {"count": count}
    return _("%(sentence)s The first: “%(example)s”.") % {"sentence": text, "example": example} if example else text


_LEVELS: dict[Level, Callable[[], str]] = {
    Level.VERY_EASY: lambda: _("very easy to read"),
    Level.EASY: lambda: _("easy to read"),
    Level.MEDIUM: lambda: _("of medium difficulty; shorten the sentences"),
    Level.HARD: lambda: _("hard to read; shorten the sentences and use shorter words"),
    Level.VERY_HARD: lambda: _("very hard to read; begin anew with what people must know"),
}
_WORDS: dict[Loss, Callable[[int], str]] = {
    Loss.PICTURE_UNTOLD: lambda count: ngettext(
        "%(count)d picture has no text that says what it shows, and was left out. Write what it shows in the document, "
        "or add the picture as a document of its own.",
        "%(count)d pictures have no text that says what they show, and were left out. Write what they show in the "
        "document, or add the pictures as documents of their own.",
        count,
    ),
    Loss.PICTURE_TOLD: lambda count: ngettext(
        "%(count)d picture was replaced by the text that says what it shows. Add the picture as a document of its own if "
        "people must see it.",
        "%(count)d pictures were replaced by the texts that say what they show. Add the pictures as documents of their "
        "own if people must see them.",
        count,
    ),
    Loss.TABLE_FLATTENED: lambda count: ngettext(
        "%(count)d table has merged or divided cells, and was written out row by row.",
        "%(count)d tables have merged or divided cells, and were written out row by row.",
        count,
    ),
    Loss.FOOTNOTES_MOVED: lambda count: ngettext(
        "%(count)d note was moved to the end of the text.", "%(count)d notes were moved to the end of the text.", count
    ),
    Loss.CHANGES_ACCEPTED: lambda count: ngettext(
        "%(count)d tracked change was taken as accepted. Look whether it should be.",
        "%(count)d tracked changes were taken as accepted. Look whether they should be.",
        count,
    ),
    Loss.COMMENTS_LEFT: lambda count: ngettext(
        "%(count)d comment in the margin was left out.", "%(count)d comments in the margin were left out.", count
    ),
    Loss.HEADERS_LEFT: lambda count: ngettext(
        "%(count)d page head, page foot or page number was left out.",
        "%(count)d page heads, page feet and page numbers were left out.",
        count,
    ),
    Loss.TEXT_BOXES_LEFT: lambda count: ngettext(
        "%(count)d text box stands beside the text. Look where its words have come.",
        "%(count)d text boxes stand beside the text. Look where their words have come.",
        count,
    ),
    Loss.FORMULAS_LEFT: lambda count: ngettext(
        "%(count)d formula was left out. Write it in words.",
        "%(count)d formulas were left out. Write them in words.",
        count,
    ),
    Loss.CONTENTS_LEFT: lambda count: ngettext(
        "%(count)d table of contents was left out; the page makes its own.",
        "%(count)d tables of contents were left out; the page makes its own.",
        count,
    ),
    Loss.HTML_LEFT: lambda count: ngettext(
        "%(count)d piece of HTML was left out. Write Markdown.",
        "%(count)d pieces of HTML were left out. Write Markdown.",
        count,
    ),
    Loss.NO_HEADINGS: lambda _count: _(
        "There are no headings. Use the heading styles of the program, so that people can find their way and hear the parts."
    ),
    Loss.HEADINGS_GUESSED: lambda count: ngettext(
        "%(count)d heading was guessed from the type, because a PDF does not say. Look through the text.",
        "%(count)d headings were guessed from the type, because a PDF does not say. Look through the text.",
        count,
    ),
    Loss.PAGES_WITHOUT_TEXT: lambda count: ngettext(
        "%(count)d page holds only a picture, and nothing of it was read.",
        "%(count)d pages hold only pictures, and nothing of them was read.",
        count,
    ),
}
