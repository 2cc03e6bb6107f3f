"""Dialogues, their events, and who came."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("comments", "0001_initial"),
        ("people", "0002_links_outbox_tasks"),
        ("strategy", "0002_process"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Participant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField()),
                (
                    "origin",
                    models.CharField(
                        blank=True, db_index=True, help_text="Avtryck av nät och webbläsare", max_length=32
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
                ("answers", models.PositiveIntegerField(default=0, help_text="Så många gånger webbläsaren har röstat")),
                ("refused", models.PositiveIntegerField(default=0, help_text="Så många röster som gränsen stoppade")),
                ("set_aside_because", models.CharField(blank=True, max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="Dialogue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(db_collation="svensk", max_length=160)),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("intro", models.TextField(blank=True)),
                (
                    "promise",
                    models.TextField(
                        help_text="Vad vi lovar den som är med: vad det används till och när svaret kommer"
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("information", "du får veta"),
                            ("synpunkter", "vi vill höra vad du tycker"),
                            ("dialog", "vi resonerar tillsammans"),
                            ("medskapande", "vi skriver tillsammans"),
                        ],
                        default="synpunkter",
                        max_length=20,
                    ),
                ),
                ("opens_on", models.DateField()),
                ("closes_on", models.DateField()),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "feedback_at",
                    models.DateTimeField(
                        blank=True, help_text="När svaren på det som skrivits publicerades", null=True
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="strategy.edition"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("workshop", "workshop"),
                            ("bordssamtal", "bordssamtal"),
                            ("kommunturné", "besök i kommunen"),
                            ("webbinarium", "webbinarium"),
                            ("skolbesök", "skolbesök"),
                            ("möte", "möte"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(db_collation="svensk", max_length=160)),
                ("theme", models.CharField(blank=True, db_collation="svensk", max_length=160)),
                ("invitation", models.TextField(blank=True)),
                ("programme", models.TextField(blank=True)),
                ("starts_at", models.DateTimeField(db_index=True)),
                ("ends_at", models.DateTimeField()),
                ("place", models.CharField(blank=True, max_length=160)),
                ("municipality", models.CharField(blank=True, db_collation="svensk", max_length=80)),
                ("online", models.URLField(blank=True, max_length=300)),
                ("capacity", models.PositiveIntegerField(blank=True, help_text="Tomt: så många som vill", null=True)),
                ("code", models.CharField(max_length=12, unique=True)),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_because", models.CharField(blank=True, max_length=250)),
                ("held", models.BooleanField(default=False)),
                ("notes", models.TextField(blank=True, help_text="Minnesanteckningar som alla får läsa")),
                ("came_of_it", models.TextField(blank=True, help_text="Vad som hände sedan")),
                (
                    "feedback_at",
                    models.DateTimeField(blank=True, help_text="När ”vad hände sedan” publicerades", null=True),
                ),
                (
                    "dialogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="dialogue.dialogue"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sender_class",
                    models.CharField(
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
                (
                    "sex",
                    models.CharField(
                        choices=[("kvinnor", "kvinnor"), ("män", "män"), ("uppgift saknas", "uppgift saknas")],
                        default="uppgift saknas",
                        max_length=20,
                    ),
                ),
                (
                    "age",
                    models.CharField(
                        choices=[
                            ("0–15", "0–15 år"),
                            ("16–24", "16–24 år"),
                            ("25–44", "25–44 år"),
                            ("45–64", "45–64 år"),
                            ("65+", "65 år och äldre"),
                            ("uppgift saknas", "uppgift saknas"),
                        ],
                        default="uppgift saknas",
                        max_length=20,
                    ),
                ),
                ("count", models.PositiveIntegerField()),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attendance", to="dialogue.event"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "attendance",
            },
        ),
        migrations.CreateModel(
            name="EventDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="documents", to="dialogue.event"
                    ),
                ),
                (
                    "original",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="comments.original"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(db_collation="svensk", max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("sent_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="invitations", to="dialogue.event"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MapPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("municipality", models.CharField(db_collation="svensk", max_length=80, unique=True)),
                ("x", models.FloatField()),
                ("y", models.FloatField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("x__range", (0, 100)), ("y__range", (0, 100))), name="map_place_on_the_map"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(db_collation="svensk", max_length=160)),
                ("email", models.EmailField(max_length=254)),
                ("organisation", models.CharField(blank=True, db_collation="svensk", max_length=200)),
                (
                    "sender_class",
                    models.CharField(
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
                ("needs", models.CharField(blank=True, help_text="Tolk, hörslinga, kost …", max_length=250)),
                ("created_at", models.DateTimeField()),
                ("offered_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("came", models.BooleanField(null=True)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="registrations", to="dialogue.event"
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
            ],
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(db_collation="svensk", max_length=160, unique=True)),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("about", models.TextField(blank=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "series",
            },
        ),
        migrations.AddField(
            model_name="event",
            name="series",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="dialogue.series",
            ),
        ),
        migrations.AddConstraint(
            model_name="dialogue",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("title", ""), _negated=True), models.Q(("slug", ""), _negated=True)),
                name="dialogue_has_title",
            ),
        ),
        migrations.AddConstraint(
            model_name="dialogue",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_on__gte", models.F("opens_on"))), name="dialogue_closes_after_opening"
            ),
        ),
        migrations.AddConstraint(
            model_name="dialogue",
            constraint=models.CheckConstraint(
                condition=models.Q(("step__in", ["information", "synpunkter", "dialog", "medskapande"])),
                name="dialogue_step_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(
                fields=("event", "sender_class", "sex", "age"), name="attendance_counted_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(condition=models.Q(("count__gte", 1)), name="attendance_counts_somebody"),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("organisation__isnull", False)),
                fields=("event", "organisation"),
                name="organisation_invited_once_per_event",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                condition=models.Q(("cancelled_at", None)),
                fields=("event", "email"),
                name="registered_once_per_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("name", ""), _negated=True), models.Q(("email", ""), _negated=True)),
                name="registration_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="series",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="series_has_title"
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="event_ends_after_start"
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("title", ""), _negated=True), models.Q(("code", ""), _negated=True)),
                name="event_has_title",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["workshop", "bordssamtal", "kommunturné", "webbinarium", "skolbesök", "möte"])
                ),
                name="event_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("held", False), ("cancelled_because", ""), _connector="OR"),
                name="event_held_or_not",
            ),
        ),
    ]
