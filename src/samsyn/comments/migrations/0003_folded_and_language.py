from itertools import batched
from typing import Any

from django.db import migrations, models

from samsyn.cores.text.folding import folded
from samsyn.cores.text.language import language_of


def fill(apps: Any, _schema: Any) -> None:
    """What follows from each comment's text."""
    comments = apps.get_model("comments", "Comment").objects
    for rows in batched(comments.only("pk", "text").order_by("pk").iterator(chunk_size=2000), 2000):
        for row in rows:
            row.folded, row.language = folded(row.text), language_of(row.text)
        comments.bulk_update(rows, ["folded", "language"], batch_size=300)


class Migration(migrations.Migration):
    dependencies = [("comments", "0002_work_themes_answers")]

    operations = [
        migrations.AddField(
            model_name="comment",
            name="folded",
            field=models.TextField(
                default="", editable=False, help_text="Texten som den söks: gemener, ett mellanslag mellan ord"
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="language",
            field=models.CharField(
                blank=True, default="", editable=False, help_text="Språket, när texten inte är svenska", max_length=10
            ),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
