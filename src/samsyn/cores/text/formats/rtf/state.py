"""What a group inherits, and what a run of paragraphs has gathered so far."""

from dataclasses import dataclass, field

from samsyn.cores.text.formats.sheet import Sheet
from samsyn.cores.text.values import Role


@dataclass(slots=True)
class State:
    """What a group inherits from the one around it."""

    into: str = "text"  # "text", "skip", "label", "fonts", "styles"
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    size: float = 12.0
    skip: int = 1  # characters that stand in for one unicode character
    encoding: str = "cp1252"
    starred: bool = False
    begins: str = ""  # the flow that this group opened: "note", "box", "margin"


@dataclass(slots=True)
class Flow:
    """A run of paragraphs: the body, or one note, text box, header or footer."""

    sheet: Sheet
    role: Role | None = None
    first_label: str = ""
    parts: list[str] = field(default_factory=list)
    all_bold: bool = True
    opening: int = 0  # pieces of the bold opening, once something else has come
    size: float = 0.0
    label: str = ""
    style: tuple[Role, int] = ("body", 0)
    in_table: bool = False
    in_list: int = 0
    table: int = -1
    row: int = 0
    column: int = 0
