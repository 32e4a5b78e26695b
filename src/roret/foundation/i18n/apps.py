"""The Django application of this folder."""

from django.apps import AppConfig


class I18nConfig(AppConfig):
    """Danish and English: formats and the message tool."""

    name = "roret.foundation.i18n"
    label = "i18n"

    def ready(self) -> None:
        """Let a text be looked for in one place instead of in one for each app."""
        from roret.foundation.i18n.merging import merge_catalogues

        merge_catalogues()
