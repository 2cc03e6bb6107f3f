"""What the generator hands out: organisations, and response files with the truth about them."""

from dataclasses import dataclass, field

PRIVATE = "privatperson"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A consultee or a sender. ``class_`` is one of the ten published words (own units: "Region Västmanland").

    ``parent`` is the name of the municipality that a board belongs to; ``weight`` how strongly the strategy binds;
    ``invited`` is false for those who answered without being asked.
    """

    key: str
    name: str
    class_: str
    weight: str
    municipality: str
    parent: str | None
    in_county: bool
    email: str
    address: str
    invited: bool = True


@dataclass(frozen=True, slots=True)
class TrueComment:
    """A comment that was written into a file. ``text`` is verbatim; ``section`` a key of the strategy, None outside it.

    ``explicit_by`` tells how the writer names the place: number, page, heading, goal, quote, question or "".
    ``group`` joins what a campaign repeats. ``pages`` are found in the finished file, from 1.
    """

    id: str
    text: str
    section: str | None
    type: str
    also: tuple[str, ...] = ()
    explicit_by: str = ""
    group: str = ""
    pages: tuple[int, ...] = (1,)


@dataclass(frozen=True, slots=True)
class Noise:
    """A passage that is no comment; ``reason`` is a key of REASONS in cores/text/values.py, "" if either is right."""

    text: str
    reason: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class ResponseFile:
    """One received file and what is true about it.

    ``name`` is the path below ``svar/``; an attachment is "mail.eml/bilaga.pdf" and lies inside its mail. Files of
    one answer share ``response``. ``status`` holds the outcomes that are right; ``scanned`` = only pixels.
    """

    name: str
    data: bytes = field(repr=False)
    response: str
    sender: str
    class_: str
    stance: str = ""
    received_on: str = ""
    registry_number: str = ""
    status: tuple[str, ...] = ("read",)
    duplicate_of: str = ""
    scanned: bool = False
    comments: tuple[TrueComment, ...] = ()
    noise: tuple[Noise, ...] = ()

    @property
    def attached(self) -> bool:
        """Whether it lies inside a mail and is no file of its own."""
        return ".eml/" in self.name
