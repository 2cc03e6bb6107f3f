"""All that an answer is sent and registered with, in one question: places, words, files, the numbers given so far."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Value

from samsyn.consultation.answering import places
from samsyn.consultation.answering.places import Place
from samsyn.consultation.answering.rendering import Said
from samsyn.consultation.models import Answer, AnswerPart, Attachment, Response
from samsyn.people import composed

ABSTAINS = "avstår"
PARTS, FILES, NUMBERS = 3, 4, 5  # after places.QUESTIONS and places.SECTIONS


@dataclass(frozen=True, slots=True)
class Contents:
    """``places`` in order; ``said`` by place; ``numbers``: those of the round that are taken."""

    places: tuple[Place, ...]
    said: dict[str, Said]
    files: tuple[Attachment, ...]
    numbers: frozenset[str]

    @property
    def abstains(self) -> bool:
        """They say that they have nothing to say."""
        return places.WHOLE in self.said and self.said[places.WHOLE].choice == ABSTAINS

    @property
    def sent_files(self) -> tuple[Attachment, ...]:
        """Whoever abstains leaves none."""
        return () if self.abstains else self.files


def contents_of(answer: Answer) -> Contents:
    """As it is now. One query."""
    rows: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for row in composed.ask(_rows, answer.pk, answer.round_id, answer.round.edition_id):
        rows[row[0]].append(row)
    return Contents(
        places=places.in_order((*rows[places.QUESTIONS], *rows[places.SECTIONS])),
        said=_said({row[3]: Said(row[4], row[5]) for row in rows[PARTS] if row[4] or row[5]}),
        files=tuple(map(_file, sorted(rows[FILES], key=lambda row: row[2]))),
        numbers=frozenset(row[3] for row in rows[NUMBERS]),
    )


def _rows(answer_id: int, round_id: int, edition_id: int) -> "QuerySet[Any, Any]":
    questions, sections = places.asked_for(round_id, edition_id)
    parts = AnswerPart.objects.filter(answer=answer_id).order_by()
    files = Attachment.objects.filter(answer=answer_id).order_by()
    given, sent = Response.objects.filter(round=round_id), Answer.objects.waiting().filter(round=round_id)
    nothing, none = Value(""), Value(0)
    return questions.union(
        sections,
        parts.values_list(Value(PARTS), none, none, "place", "choice", "text", nothing),
        files.values_list(Value(FILES), "size", "pk", "name", "content", "sha256", "kind"),
        *(
            rows.order_by().values_list(Value(NUMBERS), none, none, "registry_number", nothing, nothing, nothing)
            for rows in (given, sent)
        ),
        all=True,
    ).order_by()


def _said(parts: dict[str, Said]) -> dict[str, Said]:
    """Place by place; whoever abstains says nothing else."""
    whole = parts.get(places.WHOLE)
    return {places.WHOLE: whole} if whole and whole.choice == ABSTAINS else parts


def _file(row: tuple[Any, ...]) -> Attachment:
    _what, size, pk, name, content, sha256, kind = row
    return Attachment(pk=pk, name=name, content=content, sha256=sha256, kind=kind, size=size)
