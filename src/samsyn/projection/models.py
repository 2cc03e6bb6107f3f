"""Material, Table, Fetch, Run, Scenario, Outcome and Publication."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from samsyn.people.models import Person


def by_checksum(table: "Table", _name: str) -> str:
    """Where a table's bytes are kept."""
    return f"prognos/{table.sha256[:2]}/{table.sha256}"


class Material(models.Model):
    """Counted people: the tables that arrived together, read and found usable. Never changed; new figures are new
    material."""

    county = models.CharField(max_length=120, db_collation="svensk")
    source = models.CharField(max_length=300, help_text="Var siffrorna kommer från, så att någon annan kan hämta dem")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    areas = models.JSONField(help_text="Områdenas namn i ordning")
    sexes = models.JSONField(help_text="Tabellernas egna koder för kvinnor och män")
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    people = models.PositiveBigIntegerField(help_text="Folkmängden sista året")
    moves = models.BooleanField(help_text="Flyttningar finns bland tabellerna")
    notes = models.JSONField(default=list, help_text="Meningar om vad som har lagats eller är osäkert")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(last_year__gt=F("first_year")), name="material_years_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.county} {self.first_year}–{self.last_year}"


class Table(models.Model):
    """One file as it arrived."""

    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="tables")
    stem = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.FileField(upload_to=by_checksum, max_length=200)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["material", "stem"], name="table_of_a_kind_once"),
            models.CheckConstraint(condition=~Q(sha256=""), name="table_has_checksum"),
        )

    def __str__(self) -> str:
        return self.name


class Fetch(models.Model):
    """Figures that were asked for from SCB; they become material when they have come."""

    county_code = models.CharField(max_length=2)
    moves = models.BooleanField(default=True)
    asked_at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    alive_at = models.DateTimeField(null=True, help_text="Senaste livstecknet från hämtningen")
    fault = models.TextField(blank=True, help_text="Varför det inte gick, i en mening")
    material = models.OneToOneField(Material, null=True, on_delete=models.PROTECT, related_name="fetch")

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(material=None) | Q(fault=""), name="fetch_came_or_failed"),)

    def __str__(self) -> str:
        return self.county_code


AGREE = [("least_squares", "minsta kvadrat"), ("rake", "rakning")]


class Run(models.Model):
    """One projection that somebody asked for. It is shown to others when all its scenarios have their outcome."""

    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="runs")
    since = models.PositiveSmallIntegerField(help_text="Första året av historiken som används")
    to = models.PositiveSmallIntegerField()
    draws = models.PositiveIntegerField(validators=[MinValueValidator(2), MaxValueValidator(10_000)])
    seed = models.PositiveIntegerField(default=1)
    settings = models.JSONField(help_text="Hur historiken blir antaganden; fälten i demography.Settings")
    agree = models.CharField(
        max_length=20, blank=True, choices=AGREE, help_text="Hur områdena stäms mot länets egen prognos; tomt = inte"
    )
    asked_at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    alive_at = models.DateTimeField(null=True, help_text="Senaste livstecknet från räkningen")
    done = models.PositiveSmallIntegerField(default=0, help_text="Så många steg är klara")
    finished_at = models.DateTimeField(null=True)
    fault = models.TextField(blank=True, help_text="Varför det inte gick, i en mening")
    history = models.BinaryField(null=True, help_text="Det som var, för bilderna: numpy npz")
    tried = models.JSONField(null=True, help_text="Prövning mot utfall; tomt när historiken är för kort")
    notes = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(draws__gte=2), name="run_has_draws"),
            models.CheckConstraint(condition=Q(agree__in=["", *(key for key, _ in AGREE)]), name="run_agree_known"),
            models.CheckConstraint(
                condition=Q(finished_at=None) | (Q(fault="") & Q(history__isnull=False)), name="run_finished_is_whole"
            ),
        )

    def __str__(self) -> str:
        return f"{self.material} till {self.to}"


class Scenario(models.Model):
    """A way it may go. Number 0 is the main one, in which nothing is multiplied."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="scenarios")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80, db_collation="svensk")
    parts = models.JSONField(default=list, help_text="[[flöde, faktor, första år, sista år], …]")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["run", "number"], name="scenario_number_once"),)

    def __str__(self) -> str:
        return self.name


class Outcome(models.Model):
    """What a scenario gave: written whole, once. ``facts`` is for pages, ``cells`` for the table of every age."""

    scenario = models.OneToOneField(Scenario, on_delete=models.PROTECT, related_name="outcome")
    facts = models.BinaryField()
    cells = models.BinaryField()

    def __str__(self) -> str:
        return str(self.scenario)


class Publication(models.Model):
    """A run that everybody may see. At most one stands; the next one takes its place."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="publications")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(models.Value(1), condition=Q(withdrawn_at=None), name="publication_one_stands"),
        )

    def __str__(self) -> str:
        return str(self.run)
