"""An answer that is sent has its number itself, and may wait for its response. The version before writes none here."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consultation", "0005_teaches")]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="registry_number",
            field=models.CharField(
                max_length=80, blank=True, default="", db_default="", help_text="Svarets eget, från det att det är skickat"
            ),
        ),
        migrations.RemoveConstraint(model_name="answer", name="answer_sent_is_a_response"),
    ]
