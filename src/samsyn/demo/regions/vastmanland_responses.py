"""Västmanland's published list of responses to RUS 2030: every row a document, counted as the list itself says.

68 documents (handlingar) are 64 responses (yttranden) of 59 senders: a covering letter and two annexes belong to their
responses, Norbergs kommun's second part to its first, and the boards of Hallstahammars kommun to the municipality.
The source has the names alone. Each document is therefore a slip that says so; none of them says anything.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import groupby
from typing import Final

from samsyn.consultation import actions as consultation
from samsyn.consultation import analysis, intake, storing
from samsyn.consultation.models import Batch, Paper, ReceivedFile, Response, Round, Shape
from samsyn.consultation.publishing import actions as publishing
from samsyn.consultation.publishing import issues
from samsyn.consultation.reading import reader
from samsyn.consultation.receiving import actions as receiving
from samsyn.consultation.round import actions as rounds
from samsyn.consultation.senders import SenderList
from samsyn.cores.text.values import File
from samsyn.demo.regions.building import TEXTS, at
from samsyn.people import actions as people
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Organisation, Person
from samsyn.strategy.models import Edition
from samsyn.strategy.queries import outline_of

OPENED: Final = date(2019, 5, 6)
CLOSED: Final = date(2019, 10, 15)
NUMBER: Final = "RUS 2030"
IN_COUNTY: Final = frozenset(
    {"Arboga", "Fagersta", "Hallstahammars", "Kungsörs", "Köpings", "Norbergs", "Sala", "Skinnskattebergs",
     "Surahammars", "Västerås"}
)  # fmt: skip
INSPIRED: Final = frozenset(
    {OrganisationClass.ASSOCIATION, OrganisationClass.INTEREST, OrganisationClass.COMPANY, OrganisationClass.UNIVERSITY}
)
SLIP: Final = (
    "Lapp i stället för handlingen\n\nRegion Västmanland publicerade handlingen 2019 under namnet ”{name}”, i klassen "
    "{class_} (vastmanland-portal, rad {line}). Den är {paper}.\n\nInnehållet finns inte i källan. Därför säger den "
    "här lappen ingenting om vad avsändaren tyckte.\n"
)
LETTER: Final = (
    "Remisstiden var 6 maj till 15 oktober 2019. I källan står också 5 maj.\n\n"
    "Listan har 68 handlingar. De är 64 yttranden från 59 avsändare: ett missiv och två bilagor hör till sina "
    "yttranden, Norbergs kommuns andra del hör till den första, och Hallstahammars nämnder är en avsändare med "
    "kommunen. Räknas regionens sju egna svar som ett blir avsändarna 53.\n\n"
    "Numren är Samsyns löpnummer. Källan ger inga ankomstdagar, så alla svar står med remissens sista dag. "
    "Handlingarna är lappar: källan har bara deras namn."
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the published list. ``paper``: yttrande, missiv, bilaga or "del 2"."""

    line: int
    class_: str
    name: str
    sender: str
    unit: str
    paper: str

    @property
    def who(self) -> str:
        """The sender as the list names it, with its board."""
        return f"{self.sender}, {self.unit}" if self.unit else self.sender

    @property
    def file(self) -> str:
        """A folder for the class, one for the sender, and a file for the row."""
        return f"{self.class_}/{self.who}/{self.line} {self.paper}.txt"

    @property
    def slip(self) -> bytes:
        """What the file holds."""
        paper = {"yttrande": "ett yttrande", "missiv": "ett missiv", "bilaga": "en bilaga"}
        said = paper.get(self.paper, "den andra delen av ett yttrande")
        return SLIP.format(name=self.name, class_=self.class_, line=self.line, paper=said).encode()


def rows() -> tuple[Row, ...]:
    """The whole list, in its own order."""
    with (TEXTS / "vastmanland-remissvar.csv").open(encoding="utf-8", newline="") as file:
        table = csv.reader(file, delimiter=";")
        next(table)
        return tuple(Row(int(line), *rest) for line, *rest in table)


def fill(*, edition: Edition, by: Person, officer: Person) -> Round:
    """The round with its responses, published."""
    listed = rows()
    _register(listed, by=by)
    round_ = _round(edition, by=by)
    files = [(one.file, one.slip) for one in listed]
    batch = consultation.receive_files(round_=round_, source="remissvar", files=files, at=at(CLOSED), by=officer)
    _store(batch, at=at(CLOSED))
    _sort(round_, listed, by=officer)
    _publish(round_, by=officer, second=by)
    return round_


def _round(edition: Edition, *, by: Person) -> Round:
    row = rounds.prepare(
        edition=edition, title="Remissvar RUS 2030", registry_number=NUMBER, opens=(OPENED, time()),
        closes=(CLOSED, time(23, 59)), by=by, open_to_all=True,
    )  # fmt: skip
    rounds.write_letter(round_=row, letter=LETTER, by=by)
    return rounds.open_(round_=row, at=at(OPENED), by=by)


def _register(listed: Iterable[Row], *, by: Person) -> None:
    """Who answered, with how the strategy weighs for them where the source says it; a board below its municipality."""
    for one in listed:
        parent = _organisation(one, one.sender, by=by)
        if one.unit:
            _organisation(one, one.who, by=by, parent=parent)


def _organisation(one: Row, name: str, *, by: Person, parent: Organisation | None = None) -> Organisation:
    known = Organisation.objects.filter(name=name).first()
    if known:
        return known
    town = one.sender.removesuffix(" kommun").removesuffix(" stad")
    inside = one.class_ != OrganisationClass.MUNICIPALITY or town in IN_COUNTY
    weight = "vägledande" if one.class_ == OrganisationClass.MUNICIPALITY and inside else ""
    return people.register_organisation(
        name=name, organisation_class=one.class_, by=by, parent=parent, in_county=inside,
        weight=weight or ("inspirerande" if one.class_ in INSPIRED else ""),
    )  # fmt: skip


def _store(batch: Batch, *, at: datetime) -> None:
    """The same trip as any delivery's, but a slip has no comments: what is read in it is set aside."""
    originals = ReceivedFile.objects.filter(batch=batch).select_related("original").order_by("original__name")
    files = [File(row.original.name, row.original.content.read()) for row in originals]
    outline = outline_of(batch.round.edition)
    batches = intake.read_all(files, replace(reader(outline), keep_pages=True), jobs=0)
    asked = analysis.Inputs(batch.round.edition.source_name, batch.round.edition.source_sha256, analysis.program())
    found = _silent(intake.analyse(batches, outline, SenderList(), inputs=asked))
    shelf = storing.Shelf.of(batch, files, [one for some in batches for one in some], found, at=at)
    for response in found.responses:
        storing.store_response(shelf, response)
    shelf.store_rest()
    Batch.objects.filter(pk=batch.pk).update(finished_at=at)


def _silent(found: analysis.Analysis) -> analysis.Analysis:
    """No comment and no stance in the mouth of anybody."""
    asides = (analysis.SetAside(one.response, one.text, one.spans, "inledning") for one in found.comments)
    responses = tuple(replace(one, stance="") for one in found.responses)
    return replace(found, comments=(), set_aside=(*found.set_aside, *asides), responses=responses)


def _sort(round_: Round, listed: Iterable[Row], *, by: Person) -> None:
    """Whose board answers, and what each paper is."""
    papers = {one.file: one for one in listed}
    for response in Response.objects.filter(round=round_).select_related("organisation"):
        files = list(response.files.select_related("original"))
        first = papers[files[0].original.name]
        receiving.amend(
            response=response, organisation=response.organisation, sender=first.who, sender_class=first.class_,
            on_behalf_of=first.unit, stance="", preliminary=False, joint_with=(), supplements=None, replaces=None,
            kinds={file.original_id: _kind(papers[file.original.name]) for file in files}, by=by, at=at(CLOSED),
        )  # fmt: skip


def _kind(one: Row) -> str:
    return {"missiv": Paper.COVER, "bilaga": Paper.ANNEX}.get(one.paper, Paper.ANSWER).value


def _publish(round_: Round, *, by: Person, second: Person) -> None:
    """Every document and the list with its counts, each made by one and reviewed by another."""
    for file in ReceivedFile.objects.filter(response__round=round_).select_related("original", "response"):
        made = publishing.make(file=file, shape=Shape.COPY, at=at(CLOSED), by=by)
        publishing.review(publication=made, at=at(CLOSED), by=second)
        publishing.publish(publications=[made], at=at(CLOSED), by=second)
    issue = issues.begin(round_=round_, patterns=["handlingar"], at=at(CLOSED), by=by)
    issues.build(issue=issue, at=at(CLOSED))
    issues.review(issue=issue, at=at(CLOSED), by=second)
    issues.publish(issue=issue, at=at(CLOSED), by=second)


def listing() -> str:
    """The list as a text: every row by class, with what kind of paper it is."""
    lines = [*LETTER.split("\n\n")[:2], ""]
    for class_, some in groupby(rows(), key=lambda one: one.class_):
        members = list(some)
        answers = sum(one.paper == "yttrande" for one in members)
        lines += [f"## {class_}: {len(members)} handlingar, {answers} yttranden", ""]
        for one in members:
            kind = "" if one.paper == "yttrande" else f" ({one.paper}, ett eget papper)"
            lines.append(f"- {one.who}{kind}")
        lines.append("")
    lines.append(f"Alla {len(IN_COUNTY)} kommuner i länet har svarat. Enköpings kommun ligger i ett annat län.\n")
    lines.append("Namn på personer är utelämnade. Källa: vastmanland-portal, rad 52–228.")
    return "\n\n".join("\n".join(lines[:2]).split("\n")) + "\n" + "\n".join(lines[2:])
