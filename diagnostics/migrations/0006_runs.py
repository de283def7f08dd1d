"""Runs."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("diagnostics", "0005_fingerprint"),
    ]

    operations = [
        migrations.CreateModel(
            name="Run",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Queued"),
                            ("running", "Running"),
                            ("done", "Done"),
                            ("cancelled", "Cancelled"),
                            ("failed", "Failed"),
                            ("undoing", "Being undone"),
                            ("undone", "Undone"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("started_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
                ("error", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["-started_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Chunk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField()),
                ("ids", models.JSONField()),
                ("leased_until", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("finished_at", models.DateTimeField(null=True)),
                ("result", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["run", "position"],
            },
        ),
        migrations.AddField(
            model_name="diagnosis",
            name="replaces",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="replacements",
                to="diagnostics.diagnosis",
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(("fingerprint", ""), _negated=True),
                fields=["fingerprint", "-id"],
                name="delivery_by_fingerprint",
            ),
        ),
        migrations.AddField(
            model_name="run",
            name="started_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="runs", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="chunk",
            name="run",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="chunks", to="diagnostics.run"
            ),
        ),
        migrations.CreateModel(
            name="Backtest",
            fields=[
                (
                    "run_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="diagnostics.run",
                    ),
                ),
                ("pages", models.JSONField()),
                ("result", models.JSONField(default=dict)),
                (
                    "base",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="backtests", to="diagnostics.edition"
                    ),
                ),
            ],
            bases=("diagnostics.run",),
        ),
        migrations.CreateModel(
            name="Rediagnosis",
            fields=[
                (
                    "run_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="diagnostics.run",
                    ),
                ),
                ("selection", models.JSONField()),
                ("changed", models.PositiveIntegerField(default=0)),
                ("blocked", models.PositiveIntegerField(default=0)),
                ("differences", models.JSONField(default=list)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rediagnoses",
                        to="diagnostics.edition",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_runs",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "rediagnoses",
            },
            bases=("diagnostics.run",),
        ),
        migrations.AddField(
            model_name="diagnosis",
            name="rediagnosis",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="diagnoses",
                to="diagnostics.rediagnosis",
            ),
        ),
        migrations.AddIndex(
            model_name="diagnosis",
            index=models.Index(
                condition=models.Q(("is_current", True)), fields=["cause", "-id"], name="diagnosis_current_by_cause"
            ),
        ),
        migrations.AddIndex(
            model_name="diagnosis",
            index=models.Index(condition=models.Q(("is_current", True)), fields=["-id"], name="diagnosis_current"),
        ),
        migrations.AddIndex(
            model_name="run",
            index=models.Index(
                condition=models.Q(("state__in", ["queued", "running", "undoing"])), fields=["id"], name="run_active"
            ),
        ),
        migrations.AddConstraint(
            model_name="chunk",
            constraint=models.UniqueConstraint(models.F("run"), models.F("position"), name="chunk_position_once"),
        ),
    ]
