"""An outline written to rows: sections keep their identity by key, goals are found anew."""

from django.core.files.base import ContentFile

from samsyn.cores import outline as core
from samsyn.cores.outline import Outline
from samsyn.cores.text.values import File
from samsyn.strategy import outlines
from samsyn.strategy.models import Edition, Goal, Section


def keep_source(edition: Edition, file: File) -> None:
    """Content-addressed: bytes that are already kept are not written again."""
    field = Edition._meta.get_field("source")
    path = field.generate_filename(edition, file.name)
    if field.storage.exists(path):
        edition.source.name = path
    else:
        edition.source.save(file.name, ContentFile(file.data), save=False)


def store(edition: Edition, outline: Outline) -> None:
    """Every section and goal of a new edition."""
    rows: dict[str, Section] = {}
    for position, section in enumerate(outline.sections):
        rows[section.key] = Section.objects.create(
            edition=edition,
            position=position,
            parent=rows[section.parent] if section.parent else None,
            **outlines.columns(section),
        )
    _store_goals(edition, outline, {key: row.pk for key, row in rows.items()})


def update(edition: Edition, outline: Outline) -> None:
    """Write a changed outline over the stored one; rows keep their identity by key, goals are found again."""
    rows = {row.key: row for row in edition.sections.all()}
    for section in outline.sections:
        row = rows[section.key]
        for column, value in outlines.columns(section).items():
            setattr(row, column, value)
        row.parent = rows[section.parent] if section.parent else None
        row.save()
    find_goals(edition, outline)


def find_goals(edition: Edition, outline: Outline) -> None:
    """The goals that the text states now, in place of those it stated."""
    edition.goals.all().delete()
    _store_goals(edition, outline, dict(edition.sections.values_list("key", "pk")))


def _store_goals(edition: Edition, outline: Outline, ids: dict[str, int]) -> None:
    stored: list[Goal] = []
    for position, goal in enumerate(core.goals(outline)):
        stored.append(
            Goal.objects.create(
                edition=edition,
                section_id=ids[goal.section],
                block=goal.block if goal.block >= 0 else None,
                kind=goal.kind,
                number=goal.number,
                name=goal.name,
                parent=None if goal.parent is None else stored[goal.parent],
                position=position,
            )
        )
