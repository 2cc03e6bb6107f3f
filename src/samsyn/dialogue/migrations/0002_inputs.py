"""Questions, tables, and what was said at them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dialogue", "0001_dialogues_and_events"),
    ]

    operations = [
        migrations.CreateModel(
            name="Input",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("bord", "från ett bord"),
                            ("rummet", "från en telefon i rummet"),
                            ("webben", "från webben"),
                            ("papper", "på papper"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "sender_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("Föreningar", "Föreningar"),
                            ("Intresseorganisationer", "Intresseorganisationer"),
                            ("Kommuner", "Kommuner"),
                            ("Myndigheter", "Myndigheter"),
                            ("Politiska partier", "Politiska partier"),
                            ("Privata eller kommunala bolag", "Privata eller kommunala bolag"),
                            ("Region Västmanland", "Regionens egna verksamheter"),
                            ("Regioner", "Regioner"),
                            ("Universitet eller högskola", "Universitet eller högskola"),
                            ("Övrigt", "Övrigt"),
                            ("privatperson", "Privatpersoner"),
                        ],
                        max_length=40,
                    ),
                ),
                ("municipality", models.CharField(blank=True, db_collation="svensk", max_length=80)),
                ("consent", models.BooleanField(help_text="Får visas ordagrant för alla")),
                (
                    "key",
                    models.CharField(
                        blank=True, help_text="Samma nyckel sparas en gång", max_length=64, null=True, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField()),
                (
                    "comment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="comments.comment"
                    ),
                ),
                (
                    "dialogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="inputs", to="dialogue.dialogue"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inputs",
                        to="dialogue.event",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.personallink",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="strategy.section",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Landing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("paragraph", models.PositiveIntegerField(default=1, help_text="Stycket i avsnittet, från 1")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "input",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="landing", to="dialogue.input"
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="strategy.section"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NoteGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(db_collation="svensk", max_length=160)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="groups", to="dialogue.event"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="input",
            name="group",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="inputs",
                to="dialogue.notegroup",
            ),
        ),
        migrations.AddField(
            model_name="input",
            name="participant",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="inputs",
                to="dialogue.participant",
            ),
        ),
        migrations.CreateModel(
            name="Dot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "input",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="dots", to="dialogue.input"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="dots", to="dialogue.participant"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(db_collation="svensk", max_length=300)),
                (
                    "kind",
                    models.CharField(
                        choices=[("öppen", "öppen fråga"), ("matris", "om varje målbild")],
                        default="öppen",
                        max_length=10,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1)),
                (
                    "dialogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="dialogue.dialogue"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="input",
            name="question",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="inputs",
                to="dialogue.question",
            ),
        ),
        migrations.CreateModel(
            name="Table",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("topic", models.CharField(blank=True, db_collation="svensk", max_length=160)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tables", to="dialogue.event"
                    ),
                ),
                (
                    "link",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.personallink",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dialogue.question",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="strategy.section",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="input",
            name="table",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="inputs",
                to="dialogue.table",
            ),
        ),
        migrations.AddConstraint(
            model_name="landing",
            constraint=models.CheckConstraint(condition=models.Q(("paragraph__gte", 1)), name="landing_in_a_paragraph"),
        ),
        migrations.AddConstraint(
            model_name="notegroup",
            constraint=models.UniqueConstraint(fields=("event", "name"), name="note_group_once_per_event"),
        ),
        migrations.AddConstraint(
            model_name="notegroup",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="note_group_has_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="dot",
            constraint=models.UniqueConstraint(fields=("input", "participant"), name="one_dot_each_per_note"),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="dialogue_question_asks_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="table",
            constraint=models.UniqueConstraint(fields=("event", "number"), name="table_once_per_event"),
        ),
        migrations.AddConstraint(
            model_name="input",
            constraint=models.UniqueConstraint(fields=("dialogue", "number"), name="input_number_once_per_dialogue"),
        ),
        migrations.AddConstraint(
            model_name="input",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["bord", "rummet", "webben", "papper"])), name="input_source_known"
            ),
        ),
    ]
