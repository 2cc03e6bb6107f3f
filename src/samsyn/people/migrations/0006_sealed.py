"""Secrets of the second step that stand as they are are sealed. May be run again; backwards they stay sealed."""

from django.db import migrations

from samsyn.people.accounts import sealing


def seal(apps, schema_editor):
    for row in apps.get_model("mfa", "Authenticator").objects.order_by("pk").iterator():
        sealed = sealing.changed(row.data, lambda kept: kept if kept.startswith(sealing.SEALED) else sealing.seal(kept))
        if sealed != row.data:
            row.data = sealed
            row.save(update_fields=["data"])


class Migration(migrations.Migration):

    dependencies = [
        ("mfa", "0003_authenticator_type_uniq"),
        ("people", "0005_login_sessions"),
    ]

    operations = [migrations.RunPython(seal, migrations.RunPython.noop, elidable=True)]
