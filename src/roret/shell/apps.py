"""The shell: the only place that knows all modules."""

from django.apps import AppConfig


class ShellConfig(AppConfig):
    """Comes last, and lets every module say what it offers."""

    name = "roret.shell"
    label = "shell"

    def ready(self) -> None:
        """Find events, rules, modules and receivers; let every connection read moments quickly."""
        from django.db.backends.signals import connection_created

        from roret.foundation import modules
        from roret.foundation.quick_times import read_times_quickly

        connection_created.connect(read_times_quickly)
        modules.discover()
