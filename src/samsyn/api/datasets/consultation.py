"""Consultations that have been announced: their days and what they are about. Responses are public by another act."""

from collections.abc import Iterable, Mapping
from datetime import date

from samsyn.api.datasets.strategy import ADDRESS, DOCUMENT, EDITION, address
from samsyn.api.values import Column, Dataset, Row
from samsyn.consultation.models import Round


def _rounds(asked: Mapping[str, str]) -> Iterable[Row]:
    rows = Round.objects.announced().filter(edition__published_at__isnull=False).select_related("edition__document")
    if "document" in asked:
        rows = rows.filter(edition__document__slug=asked["document"])
    for row in rows.order_by("opens_on", "pk"):
        slug, path = row.edition.document.slug, row.edition.path
        yield (
            slug, path, row.title, row.registry_number, row.opens_on, row.closes_on, row.open_to_all,
            address("strategy:edition", slug, path),
        )  # fmt: skip


DATASETS = (
    Dataset(
        "consultations",
        "Remisser",
        "Varje remiss som har öppnats: vilken utgåva den gäller och när den är öppen.",
        (
            DOCUMENT, EDITION, Column("title", str, "Remissens namn"), Column("registry_number", str, "Diarienummer"),
            Column("opens_on", date, "Första dagen"), Column("closes_on", date, "Sista dagen att svara"),
            Column("open_to_all", bool, "Alla får svara"), ADDRESS,
        ),
        _rounds,
        ("document",),
    ),
)  # fmt: skip
