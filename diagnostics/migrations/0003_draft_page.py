"""Pages that are being rewritten."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from diagnostics.knowledge.causes import Cause

CAUSES = [(cause.value, cause.value) for cause in Cause]


class Migration(migrations.Migration):
    dependencies = [("diagnostics", "0002_roles")]
    operations = [
        migrations.CreateModel(
            name="DraftPage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cause", models.CharField(choices=CAUSES, max_length=30, unique=True)),
                ("toml", models.TextField()),
                ("version", models.BigIntegerField()),
                ("edited_at", models.DateTimeField()),
                (
                    "base",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="diagnostics.edition",
                    ),
                ),
                (
                    "edited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ["cause"]},
        ),
    ]
