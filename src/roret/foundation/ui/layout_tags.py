"""Two tags that only the layouts use."""

from __future__ import annotations

from typing import Any

from roret.foundation.ui.component import register
from roret.foundation.ui.site import Addresses, account_menu


@register.simple_tag
def site_addresses() -> Addresses:
    """``{% site_addresses as addresses %}``: where the head and foot of a page lead."""
    return Addresses()


@register.simple_tag
def site_account_menu() -> list[dict[str, Any]]:
    """``{% site_account_menu as entries %}``: the pages of one's own sign-in."""
    return account_menu()
