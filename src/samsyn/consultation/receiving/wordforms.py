"""Our own Word form that came by mail: each answer goes to the section it was written under.

It is known by the marks that Word keeps around its headings. What stands under a heading is told to be about that
place, as in the form on the web; the form's own words are set aside; the stance that was chosen is the response's.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence

from django.db import transaction

from samsyn.comments.models import Comment, Original, Proposal, Reading, SetAside
from samsyn.consultation.answering import wordform
from samsyn.consultation.answering.places import WHOLE, Place, places_of
from samsyn.consultation.models import Batch, ReceivedFile, Response, ResponseComment
from samsyn.consultation.told import with_told
from samsyn.cores.linking import Link
from samsyn.cores.linking.types import propose
from samsyn.cores.outline import Outline
from samsyn.people import journal
from samsyn.strategy.models import Section
from samsyn.strategy.queries import outline_of, section_ids

TEMPLATE = "formulär"  # why the form's own words are no comment: a key of cores.text.values.REASONS
_BODY = "word/document.xml"


def read_back(batch: Batch) -> int:
    """Every form of a delivery that has been read; returns how many forms. Repeating it changes nothing."""
    rows = ReceivedFile.objects.filter(
        batch=batch, response__isnull=False, original__format="docx", original__reading=Reading.READ
    )
    places = places_of(batch.round)
    count = 0
    for row in rows.select_related("original", "response").order_by("pk"):
        filled = form_in(row.original, places)
        if filled is not None and row.response is not None:
            _told(row.response, row.original, filled, places)
            count += 1
    return count


def form_in(original: Original, places: Sequence[Place]) -> wordform.Filled | None:
    """What is written in it, when it is our form and not a letter that happens to have the same headings."""
    with original.content.open("rb") as file:
        data = file.read()
    return wordform.read(data, places) if is_marked(data) else None


def is_marked(data: bytes) -> bool:
    """One of our marks stands in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return f'w:name="{wordform.MARK}'.encode() in package.read(_BODY)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError):
        return False


@transaction.atomic
def _told(response: Response, original: Original, filled: wordform.Filled, places: Sequence[Place]) -> None:
    outline, sections = outline_of(response.round.edition), section_ids(response.round.edition)
    written = {key: _plain(text) for key, (_choice, text) in filled.said.items()}
    loose = _plain(" ".join(filled.elsewhere))
    section_of = {place.key: place.section for place in places}
    links = ResponseComment.objects.filter(response=response, comment__original=original, told=None)
    links = links.filter(comment__version=0).select_related("comment")
    told = 0
    for link in links.order_by("number"):
        words = _plain(link.comment.text)
        place = next((key for key, text in written.items() if words in text), None)
        if place is None and words not in loose:
            _set_aside(link, original)
        elif place is not None and (key := section_of.get(place, "")):
            _lead(link, key, outline, sections)
            told += 1
    stance = filled.said.get(WHOLE, ("", ""))[0]
    if stance and not response.stance:
        response.stance = stance
        response.save(update_fields=["stance"])
    journal.record(by=None, verb="read", on=response, facts={"svarsformulär i Word": original.name, "avsnitt": told})


def _lead(link: ResponseComment, key: str, outline: Outline, sections: Mapping[str, int]) -> None:
    """The section that it was written under comes before what its words speak for."""
    comment: Comment = link.comment
    rows = comment.proposals.select_related("section").order_by("rank")
    found = [Link(row.section.key, row.score, tuple(row.evidence)) for row in rows]
    rows.delete()
    Proposal.objects.bulk_create(
        Proposal(
            comment=comment, section_id=sections[one.section], rank=rank, score=one.score, evidence=list(one.evidence)
        )
        for rank, one in enumerate(with_told(found, key, outline), start=1)
    )
    if not found:
        proposed = propose(comment.text, placed=True)
        comment.proposed_type, comment.proposed_type_evidence = proposed.type, proposed.evidence[:300]
        comment.save(update_fields=["proposed_type", "proposed_type_evidence"])
    link.told = Section.objects.get(pk=sections[key])
    link.save(update_fields=["told"])


def _set_aside(link: ResponseComment, original: Original) -> None:
    """The form's own words: a heading, a hint, a line of choices."""
    comment = link.comment
    SetAside.objects.create(original=original, text=comment.text, spans=comment.spans, reason=TEMPLATE)
    link.delete()
    comment.delete()


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
