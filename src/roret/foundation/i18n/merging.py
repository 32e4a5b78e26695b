"""One catalogue of texts for each language, where Django keeps one for each app.

Django means to put the apps' catalogues together when they have the same rule for plurals, but compares the rule's code
with the rule itself (``TranslationCatalog.update``), so that they never are: each text was looked for in forty of them.
"""

from typing import Any

from django.conf import settings
from django.utils.translation import trans_real


def merge_catalogues() -> None:
    """Put together what stands beside each other and counts alike; the first that has a text still wins."""
    for language, _name in settings.LANGUAGES:
        catalog: Any = trans_real.translation(language)._catalog  # type: ignore[attr-defined]  # Django's own, no stub
        catalog._catalogs, catalog._plurals = _merged(catalog._catalogs, catalog._plurals)


def _merged(catalogs: list[dict[Any, str]], plurals: list[Any]) -> tuple[list[dict[Any, str]], list[Any]]:
    texts: list[dict[Any, str]] = []
    rules: list[Any] = []
    for found, rule in zip(catalogs, plurals, strict=True):
        if rules and rules[-1].__code__ == rule.__code__:
            texts[-1] = {**found, **texts[-1]}
        else:
            texts.append(found)
            rules.append(rule)
    return texts, rules
