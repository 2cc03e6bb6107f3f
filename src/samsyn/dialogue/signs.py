"""Signs to hold up in a room: a QR code as a picture."""

from dataclasses import dataclass

from samsyn.cores.qr import TooLong, drawn

MARGIN = 4  # squares of white that readers need around the code


@dataclass(frozen=True, slots=True)
class Sign:
    """A QR code: the side of the picture in squares, and a path that covers the dark ones."""

    side: int
    path: str


def qr(address: str) -> Sign | None:
    """The code of an address; None when it is too long for one."""
    try:
        rows = drawn(address)
    except TooLong:
        return None
    squares = (
        f"M{column + MARGIN} {row + MARGIN}h1v1h-1z"
        for row, line in enumerate(rows)
        for column, dark in enumerate(line)
        if dark
    )
    return Sign(len(rows) + 2 * MARGIN, "".join(squares))
