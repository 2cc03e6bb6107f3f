"""Meetings keep the rules they were opened under."""

from typing import Any

from django.db import migrations, models

NAMES = ("name", "minutes_word", "propose_days", "summon_days", "adjust_days", "home_days", "adjusters")


def keep_terms(apps: Any, _schema: Any) -> None:
    """Meetings held before: the rules of their council are the best known."""
    meetings = apps.get_model("councils", "Meeting")
    for council in apps.get_model("councils", "Council").objects.select_related("rules"):
        terms = {name: getattr(council.rules, name) for name in NAMES}
        meetings.objects.filter(council=council, opened_at__isnull=False).update(terms=terms)


class Migration(migrations.Migration):
    dependencies = [("councils", "0002_minutes_and_after")]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="terms",
            field=models.JSONField(blank=True, help_text="Reglerna så som de var när mötet öppnades", null=True),
        ),
        migrations.RunPython(keep_terms, migrations.RunPython.noop),
    ]
