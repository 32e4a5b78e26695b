"""The white paper becomes a module of its own: its table stays where it is until that module takes it over."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("consultations", "0001_initial")]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("WhitePaper")]),
    ]
