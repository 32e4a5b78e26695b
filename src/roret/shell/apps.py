"""The shell: the only place that knows all modules."""

from django.apps import AppConfig


class ShellConfig(AppConfig):
    """Comes last, and lets every module say what it offers."""

    name = "roret.shell"
    label = "shell"

    def ready(self) -> None:
        """Find events, rules, modules and receivers."""
        from roret.foundation import modules

        modules.discover()
