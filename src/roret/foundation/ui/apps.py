"""The Django application of the pages' look."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Components, layouts, charts and static files. No models."""

    name = "roret.foundation.ui"
    label = "ui"
