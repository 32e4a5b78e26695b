"""The Django application of this folder."""

from django.apps import AppConfig


class I18nConfig(AppConfig):
    """Danish and English: formats and the message tool."""

    name = "roret.foundation.i18n"
    label = "i18n"
