"""A quote has words; apart from the filling of them, because PostgreSQL alters no table with rows waiting."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contributions", "0002_quotes_and_ages")]

    operations = [
        migrations.AddConstraint(
            model_name="quote",
            constraint=models.CheckConstraint(condition=models.Q(("end__gt", models.F("start"))), name="quote_has_length"),
        ),
    ]
