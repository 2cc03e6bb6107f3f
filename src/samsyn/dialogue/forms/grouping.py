"""Notes to be put under one heading."""

from dataclasses import dataclass

from django.http import HttpRequest

LONGEST = 160  # characters in a heading


@dataclass(frozen=True, slots=True)
class Grouping:
    """What somebody was about to put under one heading, and why it was not done."""

    name: str = ""
    chosen: tuple[int, ...] = ()
    error: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> "Grouping":
        """As it was sent."""
        chosen = (int(one) for one in request.POST.getlist("lapp") if one.isdecimal() and len(one) < 19)
        return cls(request.POST.get("grupp", "")[:LONGEST], tuple(chosen))
