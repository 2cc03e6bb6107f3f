"""World: the mark that a database was made by us."""

from django.db import models


class World(models.Model):
    """One invented world; without this row a database with content is somebody's own, and we do not touch it."""

    name = models.CharField(max_length=60, unique=True)
    seed = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
