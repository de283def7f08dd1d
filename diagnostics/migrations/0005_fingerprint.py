"""What replies of the same kind have in common, so that they can be gathered."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from diagnostics.knowledge import generalizing

AT_ONCE = 1_000


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    deliveries = apps.get_model("diagnostics", "Delivery").objects
    last = 0
    while rows := list(deliveries.filter(pk__gt=last).order_by("pk").only("diagnostic")[:AT_ONCE]):
        for row in rows:
            row.fingerprint = generalizing.fingerprint(row.diagnostic)[:300]
        deliveries.bulk_update(rows, ["fingerprint"])
        last = rows[-1].pk


class Migration(migrations.Migration):
    dependencies = [("diagnostics", "0004_golden_sample")]
    operations = [
        migrations.AddField(
            model_name="delivery", name="fingerprint", field=models.CharField(blank=True, max_length=300)
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
