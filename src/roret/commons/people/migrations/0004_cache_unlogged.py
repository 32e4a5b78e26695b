from django.db import migrations


class Migration(migrations.Migration):
    """What the shared cache holds may be lost in a crash, so nobody need wait until it is on the disk."""

    dependencies = [("people", "0003_shared_cache")]

    operations = [
        migrations.RunSQL("ALTER TABLE shared_cache SET UNLOGGED", "ALTER TABLE shared_cache SET LOGGED"),
    ]
