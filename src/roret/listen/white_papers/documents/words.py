"""The words that stand around the frozen ones. A white paper is written in the municipality's own language."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override


def words() -> dict[str, str]:
    """Return every fixed text of the documents, so that the templates hold none."""
    with override(settings.LANGUAGE_CODE):
        return {**_about(), **_themes(), **_responses(), **_colophon()}


def _about() -> dict[str, str]:
    return {
        "white_paper": _("White paper"),
        "volume": _("Volume"),
        "of": _("of"),
        "volumes": _("Volumes"),
        "contents": _("Contents"),
        "in_figures": _("The consultation in figures"),
        "fact": _("What"),
        "count": _("Count"),
        "received": _("Responses received"),
        "distinct": _("of these with words of their own"),
        "duplicates": _("of these with the same words as another"),
        "organisations": _("of these from organisations, councils, companies and authorities"),
        "grouped": _("Under one or more themes"),
        "no_theme": _("Without a position"),
        "shown": _("Published"),
        "withdrawn": _("Withdrawn by the sender"),
        "late": _("Late"),
        "open_from": _("Open from"),
        "open_to": _("to"),
        "asked": _("What we asked"),
        "invented": _("The responses in this white paper are invented for the demonstration."),
    }


def _themes() -> dict[str, str]:
    return {
        "themes": _("Themes and answers"),
        "theme": _("Theme"),
        "under_theme": _("responses are under the theme"),
        "share": _("of all responses"),
        "answer": _("The municipality's answer"),
        "approved": _("Approved"),
        "by": _("by"),
        "effect": _("What it changed"),
        "spread": _("Who the responses come from"),
        "spread_all": _("Who all responses come from"),
        "hidden": _("hidden"),
        "category": _("Group"),
        "quotes": _("Quotes"),
        "responses_under": _("Responses under the theme"),
        "none": _("none"),
    }


def _responses() -> dict[str, str]:
    return {
        "all_responses": _("All responses"),
        "responses": _("Responses"),
        "without_name": _("Without name"),
        "is_late": _("late"),
        "is_withdrawn": _("withdrawn"),
        "not_shown": _("The response is not published."),
        "translated": _("Translated by the administration from"),
        "made_by": _("translated by"),
        "signed_by": _("signed by"),
        "taken_up": _("Taken up under theme"),
        "no_position": _("Takes no position."),
        "first": _("First response"),
        "last": _("Last response"),
    }


def _colophon() -> dict[str, str]:
    return {
        "method": _("How the white paper came to be"),
        "annexes": _("Annexes"),
        "list_late": _("Late responses"),
        "list_withdrawn": _("Withdrawn responses"),
        "about": _("About this white paper"),
        "frozen": _(
            "The white paper is frozen. The same responses, themes and answers always give the same checksum, and anybody "
            "can work it out from the account as data, which lies on the same page."
        ),
        "checksum": _("Checksum (SHA-256)"),
        "checksum_part": _("Checksum of this volume (SHA-256)"),
    }
