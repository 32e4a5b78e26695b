"""The few tags that only the layouts use."""

from __future__ import annotations

from typing import Any

from django.template.context import Context
from django.template.loader import select_template
from django.utils.safestring import SafeString

from roret.foundation.ui.component import register
from roret.foundation.ui.site import Addresses, account_menu


@register.simple_tag
def site_addresses() -> Addresses:
    """``{% site_addresses as addresses %}``: where the head and foot of a page lead."""
    return Addresses()


@register.simple_tag(takes_context=True)
def site_account_menu(context: Context) -> list[dict[str, Any]]:
    """``{% site_account_menu as entries %}``: the pages of one's own sign-in."""
    return account_menu(getattr(context.get("request"), "path", ""))


@register.simple_tag(takes_context=True)
def demo_bar(context: Context) -> SafeString:
    """The bar of the demo: the shell's, which knows the persons one can be, or a plain one."""
    template = select_template(["shell/persona_bar.html", "ui/parts/demo_bar.html"])
    return SafeString(template.render(context.flatten(), context.get("request")))
