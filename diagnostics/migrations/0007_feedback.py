"""Feedback."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from diagnostics.knowledge.causes import Cause

CAUSES = [(cause.value, cause.value) for cause in Cause]


class Migration(migrations.Migration):
    dependencies = [
        ("diagnostics", "0006_runs"),
    ]

    operations = [
        migrations.CreateModel(
            name="Feedback",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cause", models.CharField(choices=CAUSES, max_length=30)),
                ("helped", models.BooleanField()),
                ("note", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "feedback",
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.AddIndex(
            model_name="diagnosis",
            index=models.Index(fields=["made_at"], name="diagnosis_by_time"),
        ),
        migrations.AddField(
            model_name="feedback",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="feedback", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="feedback",
            name="edition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="feedback", to="diagnostics.edition"
            ),
        ),
        migrations.AddField(
            model_name="feedback",
            name="ticket",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="feedback", to="diagnostics.ticket"
            ),
        ),
        migrations.AddIndex(
            model_name="feedback",
            index=models.Index(fields=["cause", "-at"], name="feedback_by_cause"),
        ),
        migrations.AddConstraint(
            model_name="feedback",
            constraint=models.UniqueConstraint(
                models.F("ticket"), models.F("cause"), models.F("by"), name="feedback_once_a_person"
            ),
        ),
    ]
