"""The order in which comments teach the program most."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consultation", "0004_publishing")]

    operations = [
        migrations.AddField(
            model_name="responsecomment",
            name="teaches",
            field=models.PositiveIntegerField(
                null=True, help_text="Plats i den ordning som lär programmet mest; tomt = inte utvald"
            ),
        ),
    ]
