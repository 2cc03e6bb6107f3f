"""The world of `benchmarks.desk`: a round with many comments, half sorted, a third answered, written straight to the tables."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import connection, transaction

from samsyn.comments.models import (
    Assignment,
    Coding,
    Comment,
    Disposition,
    Original,
    Page,
    Placement,
    Proposal,
    Reading,
    SetAside,
    Theme,
    ThemeProposal,
    Verdict,
)  # fmt: skip
from samsyn.consultation import actions
from samsyn.consultation.models import Batch, ReceivedFile, Response, ResponseComment, Round
from samsyn.cores.text.values import File
from samsyn.people import actions as people
from samsyn.people import journal
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Person, Role
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Kind, Stage

NOW = datetime(2026, 10, 1, 9, 30, tzinfo=UTC)
WORDS = [
    "kollektivtrafik",
    "buss",
    "tåg",
    "järnväg",
    "landsbygd",
    "bredband",
    "skola",
    "gymnasium",
    "vuxenutbildning",
    "näringsliv",
    "turism",
    "besöksnäring",
    "skog",
    "vatten",
    "klimat",
    "energi",
    "vindkraft",
    "hälsa",
    "vård",
    "folkhälsa",
    "jämställdhet",
    "kultur",
    "bibliotek",
    "idrott",
    "bostäder",
    "planering",
    "mark",
    "samverkan",
    "kommuner",
    "regionen",
    "mål",
    "indikatorer",
    "uppföljning",
    "ansvar",
    "finansiering",
    "forskning",
    "innovation",
    "högskola",
    "arbetsmarknad",
    "integration",
    "trygghet",
    "beredskap",
    "livsmedel",
]
SECTIONS, THEMES, TOPS = 60, 25, 5  # the first themes stand at the top, the others under them
TYPES = ("stöd", "ändring", "tillägg", "fråga", "invändning", "genomförande")
VERDICTS = (Verdict.NOTED, Verdict.PARTLY, Verdict.NOT, Verdict.REFERRED)


@dataclass(frozen=True, slots=True)
class World:
    """What the measuring needs to know."""

    round: Round
    officer: Person
    other: Person
    key: str
    response: int
    left: tuple[int, ...]

    def happen(self) -> None:
        """Somebody else does something."""
        journal.record(by=self.other, verb="place", on=self.round)


def world_of(*, responses: int, each: int) -> World:
    """The round that stands in the database, filled the first time."""
    if not Round.objects.exists():
        _fill(responses=responses, each=each)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # what the database does by itself after a while
    round_ = Round.objects.select_related("edition").get()
    left = ResponseComment.objects.filter(
        comment__placement=None, comment__disposition=None, comment__laid_aside=None, comment__version=0
    )
    return World(
        round=round_,
        officer=Person.objects.get(role=Role.OFFICER),
        other=Person.objects.get(role=Role.STRATEGIST),
        key=round_.edition.sections.order_by("position")[9].key,
        response=round_.responses.order_by("pk")[450].pk,
        left=tuple(left.order_by("number").values_list("number", flat=True)[5000:]),
    )


@transaction.atomic
def _fill(*, responses: int, each: int, seed: int = 7) -> None:
    """A seeded round."""
    chance = random.Random(seed)
    by = people.invite(email="s@region.example", name="Strategen", role=Role.STRATEGIST, by=None)
    officer = people.invite(email="h@region.example", name="Handläggaren", role=Role.OFFICER, by=None)
    parts = "\n\n".join(f"## {n} Målområde {n}\n\n{_prose(chance, 120)}" for n in range(1, SECTIONS + 1))
    document = strategy.create_document(kind=Kind.RUS, title="Älvmark 2040", region="Region Älvmark", by=by)
    file = File("a.md", f"# Älvmark 2040\n\n{parts}\n".encode())
    edition = strategy.import_edition(document=document, stage=Stage.CONSULTATION, file=file, at=NOW, by=by)
    strategy.publish_edition(edition=edition, at=NOW, by=by)
    round_ = actions.open_round(
        edition=edition, title="Remiss", registry_number="RUN 1", opens_on=date(2026, 6, 1), closes_on=date(2026, 9, 30), by=by
    )  # fmt: skip
    sections = list(edition.sections.order_by("position"))
    themes = Theme.objects.bulk_create(
        Theme(document=document, name=f"{WORDS[n].capitalize()} {n}", by=by, at=NOW) for n in range(THEMES)
    )
    for n, theme in enumerate(themes[TOPS:]):
        theme.parent = themes[n % TOPS]
    Theme.objects.bulk_update(themes, ["parent"])
    given = _responses(round_, responses, chance)
    made = Comment.objects.bulk_create(_comments(edition, given, each, chance, by), batch_size=1000)
    ResponseComment.objects.bulk_create(
        [ResponseComment(response=given[n // each][0], comment=one, number=n + 1) for n, one in enumerate(made)],
        batch_size=2000,
    )
    _around(made, sections, themes, chance, (by, officer))


def _prose(chance: random.Random, words: int) -> str:
    text = " ".join(chance.choices(WORDS, k=words))
    return f"{text.capitalize()}."


def _responses(round_: Round, count: int, chance: random.Random) -> list[tuple[Response, Original, str]]:
    import typst

    prose = " ".join(_prose(chance, 12) for _n in range(150))
    pdf = typst.compile(
        f"#set page(width: 210mm, height: 297mm)\n{prose}".encode(), format="pdf", ignore_system_fonts=True
    )
    batch = Batch.objects.create(round=round_, source="svar", started_at=NOW, finished_at=NOW)
    rows = Response.objects.bulk_create(
        Response(
            round=round_, batch=batch, registry_number=f"RUN 1-{n}", received_on=NOW.date(), sender=f"Sändare {n}", sender_from="list",
            sender_class=OrganisationClass.values[n % len(OrganisationClass.values)], class_from="list",
        ) for n in range(count)
    )  # fmt: skip
    kept = Original(sha256="0" * 64)
    kept.content.save("a.pdf", ContentFile(pdf), save=False)
    originals = Original.objects.bulk_create(
        Original(
            name=f"svar {n}.{'pdf' if n % 2 else 'docx'}", sha256=f"{n:064}", size=len(pdf), format="pdf" if n % 2 else "docx",
            content=kept.content.name, reading=Reading.READ, received_at=NOW,
        ) for n in range(count)
    )  # fmt: skip
    Page.objects.bulk_create(
        [Page(original=one, number=1, text=prose, width=595.0, height=842.0) for one in originals], batch_size=500
    )
    SetAside.objects.bulk_create(
        [SetAside(original=one, text="Yttrande", spans=[[1, 0, 8]], reason="rubrik") for one in originals],
        batch_size=500,
    )
    ReceivedFile.objects.bulk_create(
        ReceivedFile(batch=batch, original=one, response=row) for one, row in zip(originals, rows, strict=True)
    )
    return [(row, one, prose) for row, one in zip(rows, originals, strict=True)]


def _comments(
    edition: Any, given: list[tuple[Response, Original, str]], each: int, chance: random.Random, by: Person
) -> Iterator[Comment]:
    for at, (_row, original, _words) in enumerate(given):
        for n in range(each):
            number = at * each + n
            text = " ".join(_prose(chance, chance.randint(6, 14)) for _n in range(chance.randint(1, 5)))
            yield Comment(
                edition=edition, original=original, text=text, spans=[[1, n * 60, n * 60 + 160]], context=["Yttrande"],
                proposed_type=chance.choice(TYPES), proposed_type_evidence="bör",
                similar_group=number // 40 if number % 10 == 0 else None, themes_by=by if number % 3 == 0 else None,
            )  # fmt: skip


def _around(made: list[Comment], sections: list[Any], themes: list[Theme], chance: random.Random, people_: Any) -> None:
    """Proposals to all; places to half; themes, answers and officers to a third."""
    by, officer = people_
    Proposal.objects.bulk_create(
        [Proposal(comment=one, section=section, rank=rank, score=chance.random(), evidence=["ordet ”buss”"])
         for one in made for rank, section in enumerate(chance.sample(sections, 3), start=1)], batch_size=2000,
    )  # fmt: skip
    ThemeProposal.objects.bulk_create(
        [ThemeProposal(comment=one, theme=theme, score=chance.random(), evidence=["buss"])
         for n, one in enumerate(made) if n % 3 for theme in chance.sample(themes, 2)], batch_size=2000,
    )  # fmt: skip
    Placement.objects.bulk_create(
        [Placement(comment=one, section=chance.choice(sections), by=by, at=NOW) for n, one in enumerate(made) if n % 2 == 0],
        batch_size=2000,
    )  # fmt: skip
    Coding.objects.bulk_create(
        [Coding(comment=one, theme=chance.choice(themes), by=by, at=NOW) for n, one in enumerate(made) if n % 3 == 0],
        batch_size=2000,
    )  # fmt: skip
    Disposition.objects.bulk_create(
        [Disposition(comment=one, verdict=chance.choice(VERDICTS), reason="Vi ser över det.", referred_to="Nämnden", by=by, at=NOW)
         for n, one in enumerate(made) if n % 3 == 0], batch_size=2000,
    )  # fmt: skip
    Assignment.objects.bulk_create(
        [Assignment(comment=one, officer=chance.choice((by, officer)), due_on=(NOW + timedelta(days=n % 90)).date(), by=by, at=NOW)
         for n, one in enumerate(made) if n % 4 == 0], batch_size=2000,
    )  # fmt: skip
