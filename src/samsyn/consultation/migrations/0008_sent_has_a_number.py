"""What is sent has a number, each in its round once. Holds for what the version before writes, too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consultation", "0007_numbers_of_sent_answers")]

    operations = [
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(sent_at=None, response=None, registry_number="")
                | (
                    models.Q(sent_at__isnull=False)
                    & (~models.Q(registry_number="") | models.Q(response__isnull=False))
                ),
                name="answer_sent_has_a_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.UniqueConstraint(
                fields=["round", "registry_number"], condition=~models.Q(registry_number=""), name="answer_number_once"
            ),
        ),
    ]
