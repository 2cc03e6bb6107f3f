"""Divide a comment, merge two, or lift a passage that was set aside. Every character keeps its place."""

import itertools
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from samsyn.comments.actions.deciding import refuse_answered
from samsyn.comments.actions.refusals import NotDivisible, OtherFile
from samsyn.comments.actions.undoing import begin, end
from samsyn.comments.models import AsideReason, Comment, LaidAside, Page, Proposal, SetAside, ThemeProposal
from samsyn.comments.models.derived import FOLLOWS
from samsyn.cores.linking.types import propose
from samsyn.cores.text.prose.clean import clean, cut, join
from samsyn.cores.text.split.sentences import boundaries
from samsyn.cores.text.values import Span
from samsyn.people import journal
from samsyn.people.models import Person
from samsyn.strategy.models import Edition

Part = tuple[str, list[list[int]]]  # text and spans


def places_to_divide(text: str) -> tuple[int, ...]:
    """Offsets where a sentence or a line begins."""
    return boundaries(text)


@transaction.atomic
def split(
    *, comment: Comment, at_offsets: Sequence[int], at: datetime, by: Person, version: int | None = None
) -> list[Comment]:
    """Divide a comment before each of the offsets. It keeps the first part; the others are returned as new comments."""
    begun = begin([comment], versions=None if version is None else {comment.pk: version})
    held = begun.comments[comment.pk]
    refuse_answered([held])
    first, *rest = _parts(held, sorted({offset for offset in at_offsets if 0 < offset < len(held.text)}))
    if not rest:
        raise NotDivisible
    held.text, held.spans = first
    _propose_type(held)
    held.save()
    new = [_part(held, text, spans) for text, spans in rest]
    journal.record(by=by, verb="split", on=held, facts={"delar": 1 + len(new)})
    for row in new:
        journal.record(by=by, verb="split_off", on=row, facts={"ur": held.pk})
    end(begun, verb="split", on=held, at=at, by=by, made=new)
    return new


def _parts(comment: Comment, offsets: Sequence[int]) -> list[Part]:
    """The parts with their spans: cut where the letters of the text stand in the raw pages."""
    if not comment.spans:
        edges = [0, *offsets, len(comment.text)]
        parts = [comment.text[a:b].strip() for a, b in itertools.pairwise(edges)]
        return [(text, []) for text in parts if text]
    spans = [Span(*span) for span in comment.spans]
    pages = dict(
        Page.objects.filter(original=comment.original_id, number__in={span.page for span in spans}).values_list(
            "number", "text"
        )
    )
    raw = [pages[span.page][span.start : span.end] for span in spans]
    found = cut(spans, raw, comment.text, offsets)
    return [(clean(join(texts)), [[s.page, s.start, s.end] for s in parts]) for parts, texts in found]


def _propose_type(comment: Comment) -> None:
    placed = Proposal.objects.filter(comment=comment.pk).exists()
    found = propose(comment.text, placed=placed)
    comment.proposed_type, comment.proposed_type_evidence = found.type, found.evidence[:300]


def _part(whole: Comment, text: str, spans: list[list[int]]) -> Comment:
    """A new comment out of the same place, with the whole's proposals until they are made anew."""
    found = propose(text, placed=True)
    new = Comment.objects.create(
        edition_id=whole.edition_id,
        original_id=whole.original_id,
        text=text,
        spans=spans,
        context=whole.context,
        proposed_type=found.type,
        proposed_type_evidence=found.evidence[:300],
    )
    Proposal.objects.bulk_create(
        Proposal(comment=new, section_id=row.section_id, rank=row.rank, score=row.score, evidence=row.evidence)
        for row in whole.proposals.order_by("rank")
    )
    ThemeProposal.objects.bulk_create(
        ThemeProposal(comment=new, theme_id=row.theme_id, score=row.score, evidence=row.evidence)
        for row in whole.theme_proposals.order_by("pk")
    )
    return new


@transaction.atomic
def merge(
    *, comment: Comment, other: Comment, at: datetime, by: Person, versions: dict[int, int] | None = None
) -> None:
    """Let `comment` take in `other`, which stays and says where it went; both keep their places in the file."""
    begun = begin([comment, other], versions=versions)
    held, taken = begun.comments[comment.pk], begun.comments[other.pk]
    refuse_answered([held, taken])
    if held.pk == taken.pk or held.original_id != taken.original_id or held.edition_id != taken.edition_id:
        raise OtherFile
    held.spans = sorted([*held.spans, *taken.spans])
    held.text = _restored(held) or f"{held.text}\n{taken.text}"
    held.save(update_fields=["spans", "text", *FOLLOWS])
    LaidAside.objects.create(comment=taken, reason=AsideReason.MERGED, into=held, by=by, at=at)
    journal.record(by=by, verb="merge", on=held, facts={"tog in": taken.pk})
    journal.record(by=by, verb="merged", on=taken, facts={"i": held.pk})
    end(begun, verb="merge", on=held, at=at, by=by)


def _restored(comment: Comment) -> str:
    """The text of the spans in the pages, by the same law as when it was read; empty without a file."""
    if comment.original_id is None or not comment.spans:
        return ""
    numbers = {span[0] for span in comment.spans}
    pages = dict(Page.objects.filter(original=comment.original_id, number__in=numbers).values_list("number", "text"))
    return clean(join([pages[page][start:end] for page, start, end in comment.spans]))


@transaction.atomic
def lift(*, aside: SetAside, edition: Edition, by: Person) -> Comment:
    """A passage that the machine set aside is a comment after all."""
    found = propose(aside.text, placed=True)
    comment = Comment.objects.create(
        edition=edition,
        original_id=aside.original_id,
        text=aside.text,
        spans=aside.spans,
        proposed_type=found.type,
        proposed_type_evidence=found.evidence[:300],
    )
    journal.record(by=by, verb="lift", on=comment, facts={"skäl": aside.reason})
    SetAside.objects.filter(pk=aside.pk).delete()
    return comment
