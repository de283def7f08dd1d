"""Shipped base."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("diagnostics", "0009_submission_by_subject"),
    ]

    operations = [
        migrations.AddField(
            model_name="shippedpage",
            name="base",
            field=models.TextField(blank=True),
        ),
    ]
