"""IndexedPage and IndexedTerm: what can be searched, made anew from the other rooms at any time."""

from django.db import models


class IndexedPage(models.Model):
    """One public thing with its address and the words to show. ``digest`` tells whether it has changed."""

    key = models.CharField(max_length=80, unique=True, help_text="slag:id")
    kind = models.CharField(max_length=20, db_index=True)
    title = models.CharField(max_length=300)
    path = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    beside = models.CharField(max_length=200, blank=True, help_text="En rad om var den hör hemma")
    language = models.CharField(max_length=20, default="sv")
    visible_from = models.DateTimeField(null=True, blank=True)
    length = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.title


class IndexedTerm(models.Model):
    """A base form, or a part of a compound, in one page; ``weight`` counts how much of it there is."""

    page = models.ForeignKey(IndexedPage, on_delete=models.CASCADE, related_name="terms")
    term = models.CharField(max_length=60)
    weight = models.FloatField()

    class Meta:
        indexes = (models.Index(fields=["term", "page"], name="indexed_term_of_page"),)
        constraints = (models.UniqueConstraint(fields=["page", "term"], name="indexed_term_once"),)

    def __str__(self) -> str:
        return self.term
