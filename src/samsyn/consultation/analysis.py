"""analysis.json as values: what was found in a strategy and a folder of responses, and where each comment belongs.

The format is described in docs/analysis.md and docs/analysis.schema.json. Same value, same bytes: keys have a fixed
order, nothing holds a clock or a random number.
"""

import json
from collections import Counter
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Any, Literal

from samsyn.cores.text.letter import PRIVATE

VERSION = 1
SURE = 0.5  # a first link with at least this score is "placed with confidence"
OUTSIDE = "utanför RUS"

Status = Literal["read", "needs_person", "unreadable", "duplicate"]
Source = Literal["list", "folder", "letter"]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the analysis was made from: enough to know if it can be made again."""

    strategy: str
    strategy_sha256: str
    program: str
    notices: tuple[str, ...] = ()  # sentences about how the strategy was read, e.g. "Inga rubriker hittades."


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the strategy; ``parent`` is the key of the section above."""

    key: str
    number: str
    heading: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file of the folder or one attachment. ``error`` is a sentence for people, null when the file was read."""

    name: str
    sha256: str
    status: Status
    error: str | None = None
    duplicate_of: str | None = None
    notices: tuple[str, ...] = ()  # sentences about a file that was read, e.g. "Makron kördes inte"


@dataclass(frozen=True, slots=True)
class Response:
    """One answer (yttrande) from one sender; its documents are ``files``."""

    id: str
    sender: str
    sender_from: Source
    class_: str
    class_from: Source
    files: tuple[str, ...]
    stance: str
    received: str = ""
    registry_number: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Characters [start, end) of one page's text in one file."""

    file: str
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A proposed section for a comment, with score 0–1 and the evidence in words."""

    section: str
    score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comment:
    """One point that can be answered on its own. ``links`` are best first, empty when it is about nothing here."""

    id: str
    response: str
    text: str
    spans: tuple[Place, ...]
    type: str
    links: tuple[LinkRow, ...]
    duplicate_group: str | None = None
    context: tuple[str, ...] = ()
    type_evidence: str = ""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A passage that is no comment, with the reason (a key of cores.text.values.REASONS)."""

    response: str
    text: str
    spans: tuple[Place, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Characters:
    """Non-space characters of the files that were read (copies once): the proof that nothing was dropped."""

    read: int = 0
    in_comments: int = 0
    set_aside: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of the last lines that the command prints."""

    files: int
    read: int
    needs_person: int
    unreadable: int
    duplicates: int
    responses: int
    senders: int
    abstained: int
    comments: int
    placed_sure: int
    placed_weak: int
    unplaced: int
    set_aside: dict[str, int]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything: the whole of analysis.json."""

    inputs: Inputs
    sections: tuple[Section, ...] = ()
    files: tuple[FileRow, ...] = ()
    responses: tuple[Response, ...] = ()
    comments: tuple[Comment, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    notes: tuple[str, ...] = ()  # sentences about the run as a whole, e.g. a name in avsandare.csv that no file has
    characters: Characters = Characters()
    version: int = VERSION

    @property
    def summary(self) -> Summary:
        """Counted from the rows, never stored beside them."""
        status = Counter(row.status for row in self.files)
        top = [comment.links[0].score if comment.links else None for comment in self.comments]
        return Summary(
            files=len(self.files),
            read=status["read"],
            needs_person=status["needs_person"],
            unreadable=status["unreadable"],
            duplicates=status["duplicate"],
            responses=len(self.responses),
            senders=count_senders((r.sender, r.class_) for r in self.responses),
            abstained=sum(r.stance == "avstår" for r in self.responses),
            comments=len(self.comments),
            placed_sure=sum(score is not None and score >= SURE for score in top),
            placed_weak=sum(score is not None and score < SURE for score in top),
            unplaced=sum(score is None for score in top),
            set_aside=dict(sorted(Counter(row.reason for row in self.set_aside).items())),
        )


def count_senders(pairs: Any) -> int:
    """Different senders among (sender, class) pairs.

    Boards and offices ("Norrådals kommun, Socialnämnden") are counted with the organisation before the comma;
    every answer from a private person or an unknown sender is a sender of its own.
    """
    named: set[str] = set()
    alone = 0
    for sender, class_ in pairs:
        if class_ == PRIVATE or not sender or sender == PRIVATE:
            alone += 1
        else:
            named.add(sender.split(",")[0].strip().casefold())
    return len(named) + alone


def program() -> str:
    """Name and version of this program, as written in ``inputs``."""
    return f"samsyn {version('samsyn')}"


def to_json(analysis: Analysis) -> bytes:
    """UTF-8, keys in documented order, one row of a list per line: small differences stay small in a comparison."""
    data = _plain(analysis)
    blocks = []
    for key, value in data.items():
        if isinstance(value, list) and value:
            rows = ",\n".join("  " + _dump(row) for row in value)
            blocks.append(f'"{key}": [\n{rows}\n]')
        else:
            blocks.append(f'"{key}": {_dump(value)}')
    return ("{\n" + ",\n".join(blocks) + "\n}\n").encode()


def from_json(data: bytes) -> Analysis:
    """The value again. Unknown keys are ignored; another major version is refused with ValueError."""
    raw = json.loads(data)
    if raw.get("version") != VERSION:
        message = f"analysis.json version {raw.get('version')!r}, expected {VERSION}"
        raise ValueError(message)
    inputs = raw["inputs"]
    return Analysis(
        inputs=Inputs(
            inputs["strategy"], inputs["strategy_sha256"], inputs["program"], tuple(inputs.get("notices", ()))
        ),
        sections=tuple(Section(r["key"], r["number"], r["heading"], r["parent"]) for r in raw["sections"]),
        files=tuple(_file(row) for row in raw["files"]),
        responses=tuple(_response(row) for row in raw["responses"]),
        comments=tuple(_comment(row) for row in raw["comments"]),
        set_aside=tuple(SetAside(r["response"], r["text"], _places(r["spans"]), r["reason"]) for r in raw["set_aside"]),
        notes=tuple(raw.get("notes", ())),
        characters=Characters(**raw.get("characters", {})),
    )


def _plain(analysis: Analysis) -> dict[str, Any]:
    data = asdict(analysis)
    responses = [{("class" if k == "class_" else k): v for k, v in row.items()} for row in data["responses"]]
    return {
        "version": data["version"],
        "inputs": data["inputs"],
        "summary": asdict(analysis.summary),
        "characters": data["characters"],
        "notes": list(data["notes"]),
        "sections": list(data["sections"]),
        "files": list(data["files"]),
        "responses": responses,
        "comments": list(data["comments"]),
        "set_aside": list(data["set_aside"]),
    }


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def _file(row: dict[str, Any]) -> FileRow:
    notices = tuple(row.get("notices", ()))
    return FileRow(row["name"], row["sha256"], row["status"], row["error"], row["duplicate_of"], notices)


def _response(row: dict[str, Any]) -> Response:
    return Response(
        id=row["id"],
        sender=row["sender"],
        sender_from=row["sender_from"],
        class_=row["class"],
        class_from=row["class_from"],
        files=tuple(row["files"]),
        stance=row["stance"],
        received=row.get("received", ""),
        registry_number=row.get("registry_number", ""),
    )


def _comment(row: dict[str, Any]) -> Comment:
    return Comment(
        id=row["id"],
        response=row["response"],
        text=row["text"],
        spans=_places(row["spans"]),
        type=row["type"],
        links=tuple(LinkRow(r["section"], r["score"], tuple(r["evidence"])) for r in row["links"]),
        duplicate_group=row["duplicate_group"],
        context=tuple(row.get("context", ())),
        type_evidence=row.get("type_evidence", ""),
    )


def _places(rows: list[dict[str, Any]]) -> tuple[Place, ...]:
    return tuple(Place(r["file"], r["page"], r["start"], r["end"]) for r in rows)
