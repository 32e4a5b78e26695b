"""Markdown as people write it, made into safe HTML: no raw HTML, no scripts, no pictures from elsewhere."""

from __future__ import annotations

from functools import lru_cache

import nh3
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.token import Token

FIRST, DEEPEST = 3, 6
TAGS = {
    "p", "br", "strong", "em", "s", "a", "ul", "ol", "li", "blockquote", "code", "pre", "hr",
    "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])


def to_html(text: str | None) -> SafeString:
    """Safe HTML of Markdown text; its headings begin at the third level, below the page's own."""
    if not text:
        return SafeString("")
    parser = _parser()
    tokens = parser.parse(str(text))
    _lower_headings(tokens)
    html = parser.renderer.render(tokens, parser.options, {})
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="nofollow noopener noreferrer",
    )
    return SafeString(_scrolling(clean))


def _scrolling(html: str) -> str:
    """Let wide tables scroll by themselves, by keyboard too, so that a phone's page never does."""
    region = format_html(
        '<div class="table--responsive-scroll" tabindex="0" role="region" aria-label="{}">', _("Table in the text")
    )
    return html.replace("<table>", f'{region}<table class="table">').replace("</table>", "</table></div>")


def _lower_headings(tokens: list[Token]) -> None:
    """Move the headings so that the highest one used becomes the third level; their order stays."""
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    shift = FIRST - min((int(token.tag[1]) for token in headings), default=FIRST)
    for token in headings:
        token.tag = f"h{min(int(token.tag[1]) + shift, DEEPEST)}"
