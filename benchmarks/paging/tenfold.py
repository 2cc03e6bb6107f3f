"""A filled site ten times over: nine copies of what happens in a county beside what is there. ``tenfold.py [TIMES]``.

Texts, figures and answers are the same again under other numbers; what a county has one of (the strategy, its
councils, its municipalities) stays one. The world is that of SAMSYN_DATA_DIR and SAMSYN_WORLD.
"""

import os
import sys
from collections.abc import Callable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samsyn.settings")

import django

django.setup()

from django.apps import apps  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

# In order: what others point to comes first. The fields that must differ are told how.
TABLES: tuple[tuple[str, dict[str, Callable[[Any, int], Any]]], ...] = (
    ("comments.Comment", {}),
    ("comments.Disposition", {}),
    ("comments.Placement", {}),
    ("consultation.Response", {"registry_number": lambda value, k: f"{value}-{k}" if value else value}),
    ("consultation.ResponseComment", {"number": lambda value, k: value + k * 10_000}),
    ("dialogue.Participant", {}),
    ("dialogue.Event", {"code": lambda value, k: f"{value[:4]}{k}X" if value else value}),
    ("dialogue.Attendance", {}),
    ("dialogue.Input", {"number": lambda value, k: value + k * 10_000, "key": lambda _value, _k: None}),
    ("dialogue.Landing", {}),
    ("portal.Article", {"slug": lambda value, k: f"{value[:70]}-{k}"}),
    ("portal.LibraryEntry", {}),
    ("delivery.Measure", {}),
    ("delivery.Measure_goals", {}),
    ("delivery.MeasureReport", {}),
    ("delivery.Money", {}),
    ("delivery.Commitment", {}),
    ("delivery.Indicator", {"code": lambda value, k: f"{value}-{k}"}),
    ("delivery.IndicatorData", {}),
    ("delivery.Target", {}),
    ("delivery.Assessment", {}),
    ("councils.Meeting", {}),
    ("councils.Attendance", {}),
    ("councils.Item", {}),
    ("councils.ItemGoal", {}),
    ("councils.AgendaPoint", {}),
    ("councils.Minutes", {}),
    ("councils.HomeDecision", {"task_id": lambda _value, _k: None}),
)


def copied(times: int) -> dict[str, int]:
    """How many rows of each table there are now."""
    found: dict[str, int] = {}
    originals = {label: list(apps.get_model(label)._base_manager.all()) for label, _change in TABLES}
    for k in range(1, times):
        new: dict[type, dict[Any, Any]] = {}
        for label, change in TABLES:
            _copy(apps.get_model(label), originals[label], change, k, new)
    for label, _change in TABLES:
        found[label] = apps.get_model(label)._base_manager.count()
    return found


def _copy(
    model: Any, rows: list[Any], change: dict[str, Callable[[Any, int], Any]], k: int, new: dict[type, dict[Any, Any]]
) -> None:
    made = []
    for row in rows:
        facts = {}
        for field in model._meta.concrete_fields:
            if field.primary_key and not field.remote_field:
                continue
            value = getattr(row, field.attname)
            if field.remote_field and (known := new.get(field.remote_field.model)):
                value = known.get(value, value)
            elif field.one_to_one and field.null:
                value = None
            altered = change.get(field.attname)
            facts[field.attname] = altered(value, k) if altered else value
        made.append(model(**facts))
    new[model] = dict(
        zip((row.pk for row in rows), (row.pk for row in model._base_manager.bulk_create(made)), strict=True)
    )


if __name__ == "__main__":
    with transaction.atomic():
        counts = copied(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
    call_command("index", verbosity=0)
    sys.stdout.write("\n".join(f"{count:8} {label}" for label, count in counts.items()) + "\n")
