"""Themes as an officer writes them: by name, or with the way to them ("Transporter › Kollektivtrafik")."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samsyn.comments.codelist import LEVELS, STEP, Branch, steps


@dataclass(frozen=True, slots=True)
class Names:
    """What was written: themes of the list, and names that it lacks; or why they cannot be taken."""

    known: tuple[int, ...]
    new: tuple[str, ...]
    refused: str = ""


def sorted_names(words: str, themes: Sequence[Branch]) -> Names:
    """The words, parted by commas, as themes."""
    known = {said.casefold(): one for one in themes for said in (one.name, one.label)}
    chosen, new = dict[int, None](), dict[str, str]()
    for name in _parts(words, known):
        if (one := known.get(name.casefold())) is not None:
            chosen[one.id] = None
        elif refused := _refused(name, known):
            return Names(tuple(chosen), (), refused)
        else:
            new.setdefault(steps(name)[-1].casefold(), name)
    return Names(tuple(chosen), tuple(new.values()))


def _parts(words: str, known: Mapping[str, Branch]) -> Iterator[str]:
    """Parted at the commas, except inside the name of a theme; with one space between words."""
    pieces = [STEP.join(steps(piece)) for piece in words.split(",") if piece.strip()]
    while pieces:
        many = next(n for n in range(len(pieces), 0, -1) if n == 1 or ", ".join(pieces[:n]).casefold() in known)
        yield ", ".join(pieces[:many])
        pieces = pieces[many:]


def _refused(name: str, known: Mapping[str, Branch]) -> str:
    """Why a new theme cannot stand there; empty when it can."""
    *way, last = steps(name)
    above = known.get(STEP.join(way).casefold())
    if way and above is None:
        return _("”%(name)s” finns inte i kodlistan. Lägg till det först.") % {"name": STEP.join(way)}
    if (held := known.get(last.casefold())) is not None:
        return _("Temat finns redan: ”%(name)s”.") % {"name": held.label}
    if not last:
        return _("Skriv ett namn.")
    if above is not None and above.level >= LEVELS:
        return _("Kodlistan har högst tre nivåer.")
    return ""
