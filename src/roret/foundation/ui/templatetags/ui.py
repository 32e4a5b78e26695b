"""The template tags and filters of the pages; settings make them built in, so that no template loads them."""

from roret.foundation.ui import layout_tags
from roret.foundation.ui.component import register
from roret.foundation.ui.components import data, forms, menus, page, pictures, small
from roret.foundation.ui.filters import add_filters

__all__ = ["data", "forms", "layout_tags", "menus", "page", "pictures", "register", "small"]

add_filters(register)
