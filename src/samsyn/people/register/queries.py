"""The register as frozen values for pages."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Organisation
from samsyn.people.register.rows import Entry, entry_of


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation in the list."""

    id: int
    entry: Entry
    class_name: str
    depth: int  # 0, or 1 under the one above

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where mail goes."""
        own = (self.entry.email,) if self.entry.email else ()
        return (*own, *(address for _name, address in self.entry.contacts if address != self.entry.email))


@dataclass(frozen=True, slots=True)
class Group:
    """The organisations of one class, boards under their municipality."""

    code: str
    name: str
    rows: tuple[OrganisationRow, ...]


def groups(words: str = "", class_: str = "") -> tuple[Group, ...]:
    """The register by class in the published order; two queries."""
    rows = Organisation.objects.select_related("parent").prefetch_related("contacts").order_by("name")
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(municipality__icontains=words) | Q(email__icontains=words))
    if class_:
        rows = rows.filter(organisation_class=class_)
    found = list(rows)
    return tuple(
        Group(code, str(label), tuple(_ordered(of_class)))
        for code, label in OrganisationClass.choices
        if (of_class := [row for row in found if row.organisation_class == code])
    )


def _ordered(rows: list[Organisation]) -> Iterable[OrganisationRow]:
    here = {row.pk for row in rows}
    for row in rows:
        if row.parent_id not in here:
            yield _row(row, 0)
            yield from (_row(under, 1) for under in rows if under.parent_id == row.pk)


def _row(row: Organisation, depth: int) -> OrganisationRow:
    return OrganisationRow(row.pk, entry_of(row), str(row.get_organisation_class_display()), depth)


def entries() -> dict[str, Entry]:
    """The whole register by lower-case name; two queries."""
    rows = Organisation.objects.select_related("parent").prefetch_related("contacts").order_by("name")
    return {row.name.casefold(): entry_of(row) for row in rows}
