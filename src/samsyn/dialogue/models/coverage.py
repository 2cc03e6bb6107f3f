"""MapPlace and PopulationFigure: the county that should be heard."""

from django.db import models

from samsyn.dialogue.models.people import AgeGroup, Sex


class MapPlace(models.Model):
    """Where a municipality lies on the simple map: hundredths from the left and from the top."""

    municipality = models.CharField(max_length=80, unique=True, db_collation="svensk")
    x = models.FloatField()
    y = models.FloatField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(x__range=(0, 100)) & models.Q(y__range=(0, 100)), name="map_place_on_the_map"
            ),
        )

    def __str__(self) -> str:
        return self.municipality


class PopulationFigure(models.Model):
    """How many live somewhere, of a sex and age group, with where the figure comes from."""

    municipality = models.CharField(max_length=80, db_collation="svensk")
    sex = models.CharField(max_length=20, choices=Sex)
    age = models.CharField(max_length=20, choices=AgeGroup)
    count = models.PositiveIntegerField()
    source = models.CharField(max_length=200)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["municipality", "sex", "age"], name="population_figure_once"),
            models.CheckConstraint(condition=~models.Q(source=""), name="population_figure_has_source"),
        )

    def __str__(self) -> str:
        return f"{self.municipality} {self.sex} {self.age}"
