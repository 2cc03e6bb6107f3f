"""Three real regions as demo worlds: the public structure and facts of their own pages, no persons, no invented words.

Which there are, and which one a command line asks for. No Django here: the world is chosen before settings are read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

OPTION: Final = "--region"


@dataclass(frozen=True, slots=True)
class Region:
    """A region that can be loaded. ``key`` stands on the command line and in the folder's name."""

    key: str
    name: str
    county: str

    @property
    def world(self) -> str:
        """The demo world's folder and name."""
        return f"demo-{self.key}"


REGIONS: Final = (
    Region("vasterbotten", "Region Västerbotten", "Västerbottens län"),
    Region("vastmanland", "Region Västmanland", "Västmanlands län"),
    Region("vasternorrland", "Region Västernorrland", "Västernorrlands län"),
)
_PLAIN: Final = str.maketrans("åäö", "aao")


class UnknownRegion(Exception):
    """No such region; the message is the sentence for the one who asked."""

    def __init__(self, asked: str) -> None:
        known = ", ".join(one.key for one in REGIONS)
        said = f"Regionen ”{asked}” finns inte" if asked else f"Skriv en region efter {OPTION}"
        super().__init__(f"{said}. Välj en av {known}, eller kör samsyn demo utan {OPTION} för det påhittade länet.")


def find(asked: str) -> Region:
    """The region of a name as people write it: any case, with or without its dots. Raises UnknownRegion."""
    key = asked.strip().lower().translate(_PLAIN)
    found = next((one for one in REGIONS if one.key == key), None)
    if found is None:
        raise UnknownRegion(asked.strip())
    return found


def asked_for(arguments: Sequence[str]) -> Region | None:
    """The region that a command line asks for, None when it asks for none. Raises UnknownRegion."""
    for at, word in enumerate(arguments):
        option, equals, value = word.partition("=")
        if option == OPTION:
            after = arguments[at + 1] if at + 1 < len(arguments) else ""
            return find(value if equals else "" if after.startswith("-") else after)
    return None
