from django.core.management import call_command
from django.db import migrations


def create(apps, schema_editor):
    """Make the table of the shared cache; it holds nothing that must be kept."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_people_rules")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
