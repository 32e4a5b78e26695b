"""Take over the table of white papers from consultations, with its rows."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [("consultations", "0002_white_paper_moves"), ("files", "0001_initial")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="WhitePaper",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("frozen_at", models.DateTimeField(verbose_name="frozen")),
                        ("frozen_by", models.CharField(max_length=200, verbose_name="frozen by")),
                        ("data", models.JSONField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("consultation", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="white_paper", to="consultations.consultation")),
                        ("pdf", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile")),
                    ],
                    options={"verbose_name": "white paper", "verbose_name_plural": "white papers", "db_table": "consultations_whitepaper"},
                ),
            ],
        ),
        migrations.AlterModelTable(name="whitepaper", table=None),
    ]
