"""What some patterns tell besides the comments: changes of the text, ratings, meetings, how answers came."""

from collections.abc import Iterable, Mapping

from django.db.models import Q

from samsyn.comments.models import Disposition
from samsyn.consultation.models import AnswerPart, Cause, QuestionKind, Rating, Round
from samsyn.consultation.report.values import Change, Extras, Meeting, Rated
from samsyn.cores.outline import Outline, comparing
from samsyn.cores.outline.comparing import ComparedBlock
from samsyn.strategy.editing.queries import way
from samsyn.strategy.models import ContactEntry, Edition
from samsyn.strategy.queries import outline_of

YES_NO = ("ja", "nej", "vet inte")


def extras_of(round_: Round, asked: Outline, numbers: Mapping[int, str], channels: Iterable[tuple[str, str]]) -> Extras:
    """``asked``: the outline that was asked about; ``numbers``: comment → its number. Ten queries at most."""
    return Extras(
        changes=(*_from_causes(round_, asked, numbers), *_from_answers(asked, numbers)),
        rated=tuple(_rated(round_)),
        meetings=tuple(_meetings(round_)),
        channels=tuple(channels),
    )


def latest(round_: Round) -> Edition | None:
    """The newest edition that comes from the one that was asked about and has changes with comments behind them."""
    found = Edition.objects.filter(document=round_.edition.document_id, based_on__isnull=False).order_by("-pk")
    for edition in found.select_related("based_on"):
        if any(one.pk == round_.edition_id for one in way(edition)):
            return edition
    return None


def causes(round_: Round, edition: Edition) -> dict[str, list[int]]:
    """Section key → comments behind its change, gathered from every edition on the way."""
    editions = [one.pk for one in way(edition)]
    editions = editions[: editions.index(round_.edition_id)] if round_.edition_id in editions else editions
    found: dict[str, list[int]] = {}
    rows = Cause.objects.filter(edition__in=editions).order_by("pk").values_list("key", "comment")
    for key, comment in rows:
        if comment not in found.setdefault(key, []):
            found[key].append(comment)
    return found


def _from_causes(round_: Round, asked: Outline, numbers: Mapping[int, str]) -> Iterable[Change]:
    edition = latest(round_)
    if edition is None:
        return
    behind, after = causes(round_, edition), outline_of(edition)
    known = {section.key for section in asked.sections}
    for one in comparing.compare(asked, after):
        if one.fate == "same":
            continue
        said = tuple(numbers[pk] for pk in behind.get(one.key, ()) if pk in numbers)
        place = one.key if one.key in known else _nearest(after, one.key, known)
        yield from (Change(place, was, now, said) for was, now in _pairs(one.blocks, one))


def _nearest(outline: Outline, key: str, known: set[str]) -> str | None:
    """A new section is shown with the one above it that was there before."""
    parent = {section.key: section.parent for section in outline.sections}
    above = parent.get(key)
    while above is not None and above not in known:
        above = parent.get(above)
    return above


def _pairs(blocks: Iterable[ComparedBlock], one: comparing.Compared) -> Iterable[tuple[str, str]]:
    if any(run.what != "same" for run in one.heading):
        yield _sides(one.heading)
    yield from (_sides(block.runs) for block in blocks if block.fate != "same")


def _sides(runs: Iterable[comparing.Run]) -> tuple[str, str]:
    held = list(runs)
    return (
        "".join(run.text for run in held if run.what != "added"),
        "".join(run.text for run in held if run.what != "removed"),
    )


def _from_answers(asked: Outline, numbers: Mapping[int, str]) -> Iterable[Change]:
    """Changes that an officer wrote in the answer itself."""
    rows = Disposition.objects.filter(comment__in=list(numbers)).exclude(Q(before="") & Q(after=""))
    known = {section.key for section in asked.sections}
    groups: dict[tuple[str | None, str, str], list[str]] = {}
    for row in rows.select_related("section", "comment__placement__section").order_by("pk"):
        placement = getattr(row.comment, "placement", None)
        section = row.section or (placement.section if placement else None)
        key = section.key if section and section.key in known else None
        groups.setdefault((key, row.before, row.after), []).append(numbers[row.comment_id])
    for (key, before, after), said in groups.items():
        yield Change(key, before, after, tuple(said))


def _rated(round_: Round) -> Iterable[Rated]:
    questions = round_.questions.exclude(kind=QuestionKind.TEXT).order_by("position")
    parts = AnswerPart.objects.filter(
        answer__round=round_, answer__response__out_at=None, answer__response__isnull=False
    ).exclude(choice="")
    said: dict[str, list[tuple[str, str]]] = {}
    for place, class_, choice in parts.order_by("pk").values_list("place", "answer__response__sender_class", "choice"):
        said.setdefault(place, []).append((class_ or "", choice))
    for question in questions:
        steps = tuple(Rating.values) if question.kind == QuestionKind.RATING else YES_NO
        answers = tuple(said.get(f"fraga-{question.pk}", ()))
        extra = tuple(dict.fromkeys(choice for _, choice in answers if choice not in steps))
        yield Rated(question.text, (*steps, *extra), answers)


def _meetings(round_: Round) -> Iterable[Meeting]:
    rows = ContactEntry.objects.filter(process__document=round_.edition.document_id).order_by("held_on", "pk")
    for row in rows:
        yield Meeting(row.held_on.isoformat(), str(row.get_form_display()), row.counterpart, row.about, row.outcome)
