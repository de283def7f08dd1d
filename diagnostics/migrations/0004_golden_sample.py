"""Golden sample."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from diagnostics.knowledge.causes import Cause
from diagnostics.notices import Kind

CAUSES = [(cause.value, cause.value) for cause in Cause]
KINDS = [(kind.value, kind.value) for kind in Kind]


class Migration(migrations.Migration):
    dependencies = [
        ("diagnostics", "0003_draft_page"),
    ]

    operations = [
        migrations.CreateModel(
            name="GoldenSample",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("facts", models.JSONField()),
                ("kind", models.CharField(choices=KINDS, max_length=12)),
                ("cause", models.CharField(choices=CAUSES, max_length=30)),
                ("evidence", models.TextField(blank=True)),
                (
                    "origin",
                    models.CharField(
                        choices=[("correction", "Corrected by a person"), ("hand", "Added by hand")],
                        default="correction",
                        max_length=12,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("is_active", models.BooleanField(default=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="golden_samples",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="golden_samples",
                        to="diagnostics.ticket",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-id"],
            },
        ),
    ]
