"""Quotes keep their words, so that a text that changes is noticed; and senders may say their age band, apart from the rest."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contributions", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="quote", name="text",
            field=models.TextField(default="", verbose_name="the words as they stood when they were chosen"),
            preserve_default=False,
        ),
        migrations.RunSQL(
            'UPDATE contributions_quote q SET text = substr(c.published_text, q.start + 1, q."end" - q.start) '
            "FROM contributions_contribution c WHERE c.id = q.contribution_id",
            migrations.RunSQL.noop,
        ),
        migrations.AlterModelOptions(name="quote", options={"ordering": ("pk",)}),
        migrations.CreateModel(
            name="AboutSender",
            fields=[
                ("contribution", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="about_sender", serialize=False, to="contributions.contribution")),
                ("age_band", models.CharField(choices=[("0-17", "Under 18"), ("18-29", "18 to 29"), ("30-44", "30 to 44"), ("45-59", "45 to 59"), ("60-74", "60 to 74"), ("75-", "75 or older")], max_length=5, verbose_name="age")),
            ],
            options={"verbose_name": "about a sender", "verbose_name_plural": "about senders"},
        ),
    ]
