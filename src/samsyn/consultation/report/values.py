"""The report as one value: the command builds it from files, the site from its database, every format prints it."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["", "beaktas", "beaktas delvis", "beaktas ej", "noteras", "hänvisas"]
Origin = Literal["machine", "person"]
# P2 thematic by section · P1 one row per comment · P3 change log · P4 ratings, quotes and statistics · P5 the received
# documents · P6 extract and consider · P7 two-way: meetings and web · P8 questions passed on
Pattern = Literal["section", "sender", "changes", "ratings", "originals", "extract", "twoway", "rest"]

UNPLACED = "Utan plats i strategin"
UNKNOWN_SENDER = "Okänd avsändare"
UNANSWERED = "obesvarad"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the strategy in reading order; ``proposed`` is what it proposes, in short."""

    key: str
    number: str
    heading: str
    level: int
    parent: str | None
    proposed: str = ""

    @property
    def label(self) -> str:
        return f"{self.number} {self.heading}".strip() or "Avsnitt utan rubrik"


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the code list. ``label`` is the way to it in words; ``above`` the labels of those it stands under."""

    label: str
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Respondent:
    """One answer (yttrande) and who it is from. ``number`` is printed before the point in a comment's number."""

    id: str
    number: str
    sender: str
    class_: str
    registry_number: str = ""
    received: str = ""
    stance: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment with its place and its answer. ``section`` is a section's key, None when it has no place.

    ``origin`` says who chose the place: the machine proposes, a person decides. ``sure`` is the machine's confidence.
    """

    id: str
    number: str
    respondent: str
    section: str | None
    type: str
    text: str
    file: str = ""
    pages: tuple[int, ...] = ()
    origin: Origin = "machine"
    sure: bool = True
    evidence: tuple[str, ...] = ()
    verdict: Verdict = ""
    motivation: str = ""
    before: str = ""
    after: str = ""
    group: str = ""
    referred_to: str = ""
    answer_version: int = 0
    language: str = ""  # the tag, when it is clearly not Swedish
    themes: tuple[str, ...] = ()  # labels; only those that a person put there


@dataclass(frozen=True, slots=True)
class Aside:
    """A passage set aside. ``id`` is set when a received comment was set aside by a person, empty for the machine's."""

    respondent: str
    text: str
    reason: str
    file: str = ""
    page: int = 0
    id: str = ""


@dataclass(frozen=True, slots=True)
class FileRow:
    """One received file; ``respondent`` is empty when no response could be made of it."""

    name: str
    status: Literal["read", "needs_person", "unreadable", "duplicate"]
    error: str = ""
    duplicate_of: str = ""
    respondent: str = ""
    document: bool = True  # False: the sender list, a system file: no document (handling)


@dataclass(frozen=True, slots=True)
class Characters:
    """The proof that nothing was dropped: non-space characters of all read files."""

    read: int
    in_comments: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the text, and the numbers of the comments behind it. ``section`` is a key, None for no section."""

    section: str | None
    before: str
    after: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rated:
    """How a question was answered: (class, answer) of everybody who answered it."""

    question: str
    steps: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A contact or a meeting, and what it led to."""

    day: str
    form: str
    who: str
    about: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Extras:
    """What some patterns tell besides the comments. ``channels``: how each respondent's answer came, by id."""

    changes: tuple[Change, ...] = ()
    rated: tuple[Rated, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    channels: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Balance:
    """Received comments = in the report + set aside with a reason."""

    received: int
    in_report: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is printed. Made by ``build`` only, which checks that nothing is missing or double."""

    title: str
    strategy: str
    lead: str
    made_by: str
    sections: tuple[Section, ...]
    respondents: tuple[Respondent, ...]
    comments: tuple[Comment, ...]
    asides: tuple[Aside, ...]
    files: tuple[FileRow, ...]
    notes: tuple[str, ...]
    balance: Balance
    control: str
    characters: Characters | None = None
    extras: Extras = Extras()
    themes: tuple[Theme, ...] = ()
