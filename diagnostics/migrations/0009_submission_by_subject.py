"""Subjects of returned mail are found by any part of them."""

import django.contrib.postgres.indexes
import django.db.models.functions.text
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("diagnostics", "0008_shipped_page")]

    operations = [
        TrigramExtension(),
        migrations.AddIndex(
            model_name="submission",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper("original_subject"), name="gin_trgm_ops"
                ),
                name="submission_by_subject",
            ),
        ),
    ]
