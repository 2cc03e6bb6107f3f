"""What every export sets: title, where it comes from, the laid-out sections."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from samsyn.strategy.layout import SetSection, lay_out
from samsyn.strategy.models import Edition
from samsyn.strategy.queries import outline_of

CONTENTS = "Innehåll"
LANGUAGE = "sv"  # of the text, whoever downloads it


@dataclass(frozen=True, slots=True)
class Manuscript:
    """An edition ready to be set. ``lines`` stand under the title: region, stage and date; ``at`` dates the file;
    ``slug`` and ``edition`` are the document's and the edition's parts of an address, ``begun`` is the day of its first
    edition.
    """

    title: str
    lines: tuple[str, ...]
    author: str
    language: str
    at: datetime
    sections: tuple[SetSection, ...]
    slug: str = ""
    edition: str = ""
    begun: date | None = None


def manuscript(edition: Edition) -> Manuscript:
    """An edition as a manuscript; its date is when it was published, before that when it was read in."""
    with override(LANGUAGE):
        return _manuscript(edition)


def _manuscript(edition: Edition) -> Manuscript:
    at = edition.published_at or edition.imported_at
    day = date_format(timezone.localtime(at), "j F Y")
    stage = edition.name[:1].upper() + edition.name[1:]
    dated = _("publicerad %(day)s") if edition.is_published else _("arbetsexemplar, inläst %(day)s")
    return Manuscript(
        title=edition.title or edition.document.title,
        lines=tuple(filter(None, (edition.document.region, f"{stage}, {dated % {'day': day}}", edition.label))),
        author=edition.document.region,
        language=LANGUAGE,
        at=at,
        sections=lay_out(outline_of(edition)),
        slug=edition.document.slug,
        edition=edition.path,
        begun=timezone.localdate(min(edition.document.editions.values_list("imported_at", flat=True))),
    )
