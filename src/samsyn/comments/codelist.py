"""The code list as a tree: themes in the order they are read, each with the way to it and what stands below it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from samsyn.comments.models import Theme, ThemeQuerySet
from samsyn.strategy.models import Document

LEVELS = 3  # a theme, what stands under it, and what stands under that
STEP = " › "  # between a theme and what stands under it, in words


@dataclass(frozen=True, slots=True)
class Branch:
    """A theme where it stands. ``path``: the names of those above it and its own; ``above``: their keys, topmost first;
    ``below``: the keys of all below it; ``height``: how many levels they take."""

    id: int
    name: str
    definition: str
    path: tuple[str, ...]
    above: tuple[int, ...] = ()
    below: tuple[int, ...] = ()
    height: int = 0

    @property
    def level(self) -> int:
        """1 for the topmost."""
        return len(self.path)

    @property
    def label(self) -> str:
        """ "Transporter › Kollektivtrafik"."""
        return STEP.join(self.path)

    @property
    def parent(self) -> int | None:
        return self.above[-1] if self.above else None

    @property
    def family(self) -> tuple[int, ...]:
        """Itself and all below it."""
        return (self.id, *self.below)

    def fits_under(self, other: "Branch") -> bool:
        """It, with what stands below it, has room under the other one, which is not itself one of those."""
        return other.id not in self.family and other.level + 1 + self.height <= LEVELS


def code_list(document: Document) -> tuple[Branch, ...]:
    """The themes in use for one strategy: each followed by those under it, by name; one query."""
    return grown(Theme.objects.of(document))


def grown(rows: Iterable[Theme]) -> tuple[Branch, ...]:
    """The tree of themes that come by name."""
    under: defaultdict[int | None, list[Theme]] = defaultdict(list)
    for row in rows:
        under[row.parent_id].append(row)
    return tuple(branch for row in under[None] for branch in _branches(row, under, (), ()))


def _branches(
    row: Theme, under: dict[int | None, list[Theme]], path: tuple[str, ...], above: tuple[int, ...]
) -> Sequence[Branch]:
    """A theme and all below it, in the order they are read."""
    here, way = (*path, row.name), (*above, row.pk)
    deeper = [one for child in under.get(row.pk, ()) for one in _branches(child, under, here, way)]
    height = max((one.level - len(here) for one in deeper), default=0)
    return [
        Branch(row.pk, row.name, row.definition, here, above, tuple(one.id for one in deeper), height),
        *deeper,
    ]


def steps(words: str) -> list[str]:
    """The names of a way in words, with one space between words."""
    return [" ".join(step.split()) for step in words.split(STEP.strip()) if step.strip()] or [""]


def family_of(theme: int) -> ThemeQuerySet:
    """A theme and all below it, for the database to gather."""
    return Theme.objects.filter(Q(pk=theme) | Q(parent=theme) | Q(parent__parent=theme))


def path_of(theme: Theme) -> tuple[str, ...]:
    """The names on the way to a theme that was fetched with `parent__parent`."""
    names: list[str] = []
    at: Theme | None = theme
    while at is not None:
        names.insert(0, at.name)
        at = at.parent
    return tuple(names)
