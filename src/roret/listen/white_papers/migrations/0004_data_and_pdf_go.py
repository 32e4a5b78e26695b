"""What the rows and files hold now is no longer held twice."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("white_papers", "0003_divide")]

    operations = [
        migrations.RemoveField(model_name="whitepaper", name="data"),
        migrations.RemoveField(model_name="whitepaper", name="pdf"),
    ]
