"""Shipped page."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from diagnostics.knowledge.causes import Cause

CAUSES = [(cause.value, cause.value) for cause in Cause]


def remember_the_last(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the last edition that nobody published for what was shipped last."""
    editions = apps.get_model("diagnostics", "Edition").objects
    last = editions.filter(published_by=None).order_by("-number").first()
    if last is not None:
        apps.get_model("diagnostics", "ShippedPage").objects.bulk_create(
            apps.get_model("diagnostics", "ShippedPage")(cause=cause, toml=toml, shipped_at=last.published_at)
            for cause, toml in last.pages.items()
        )


class Migration(migrations.Migration):
    dependencies = [
        ("diagnostics", "0007_feedback"),
    ]

    operations = [
        migrations.CreateModel(
            name="ShippedPage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cause", models.CharField(choices=CAUSES, max_length=30, unique=True)),
                ("toml", models.TextField()),
                (
                    "fate",
                    models.CharField(
                        choices=[
                            ("followed", "Taken over"),
                            ("offered", "The shipped text changed"),
                            ("declined", "Own text kept"),
                        ],
                        default="followed",
                        max_length=10,
                    ),
                ),
                ("shipped_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["cause"],
            },
        ),
        migrations.RunPython(remember_the_last, migrations.RunPython.noop),
    ]
