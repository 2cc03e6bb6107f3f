"""The register as rows of a spreadsheet: what stands in them, what they would change, what is wrong, row by row."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Organisation, Weight
from samsyn.people.sheets import BadSheet, Rows

HEAD = ("Namn", "Klass", "Överordnad", "Kommun", "I länet", "Vikt", "E-post", "Kontakter")
_FIELDS = {
    "namn": "name", "organisation": "name", "klass": "class", "överordnad": "parent", "kommun": "municipality",
    "i länet": "in_county", "i_länet": "in_county", "vikt": "weight", "e-post": "email", "epost": "email",
    "kontakter": "contacts",
}  # fmt: skip
_CLASSES = {name.casefold(): code for code, label in OrganisationClass.choices for name in (code, str(label))}
_YES, _NO = {"ja", "j", "yes", "x", "1", "sant"}, {"nej", "n", "no", "0", "falskt"}
_CONTACT = re.compile(r"^(?:(?P<name>[^<>]*)<(?P<in>[^<>]+)>|(?P<bare>\S+))$")


@dataclass(frozen=True, slots=True)
class Entry:
    """An organisation as a row says it is. `contacts` are (name, address)."""

    name: str
    organisation_class: str
    parent: str = ""
    municipality: str = ""
    in_county: bool = True
    weight: str = ""
    email: str = ""
    contacts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """One row: its number in the file, what it would do ("new", "changed", "same", "wrong"), and why not."""

    number: int
    name: str
    does: str
    entry: Entry | None = None
    changes: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """A whole file, row by row."""

    rows: tuple[Checked, ...] = field(default=())

    def of(self, does: str) -> tuple[Checked, ...]:
        """The rows that do one thing."""
        return tuple(row for row in self.rows if row.does == does)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What an import would write."""
        return tuple(row.entry for row in self.rows if row.entry and row.does in ("new", "changed"))


def entry_of(row: Organisation) -> Entry:
    """An organisation as a value; give it with its parent and contacts read."""
    return Entry(
        name=row.name,
        organisation_class=row.organisation_class,
        parent=row.parent.name if row.parent else "",
        municipality=row.municipality,
        in_county=row.in_county,
        weight=row.weight,
        email=row.email,
        contacts=tuple((one.name, one.email) for one in sorted(row.contacts.all(), key=lambda one: one.email)),
    )


def written(entry: Entry) -> tuple[str, ...]:
    """An entry as the cells of a row, in the order of HEAD."""
    said = "; ".join(f"{name} <{email}>" if name else email for name, email in entry.contacts)
    return (
        entry.name, entry.organisation_class, entry.parent, entry.municipality, "ja" if entry.in_county else "nej",
        entry.weight, entry.email, said,
    )  # fmt: skip


def check(rows: Rows, known: Mapping[str, Entry]) -> Preview:
    """Every row against the register (`known` by lower-case name). Raises BadSheet when the head is not understood."""
    columns = [_FIELDS.get(cell.casefold().strip(), "") for cell in rows[0]]
    if "name" not in columns or "class" not in columns:
        raise BadSheet(
            _("Första raden ska vara rubriker, med minst Namn och Klass. Här står: %(head)s.")
            % {"head": ", ".join(filter(None, rows[0])) or "–"}
        )
    names = set(known) | {_cells(columns, row).get("name", "").casefold() for row in rows[1:]}
    seen: set[str] = set()
    return Preview(
        tuple(_checked(at, _cells(columns, row), known, names, seen) for at, row in enumerate(rows[1:], start=2))
    )


def _cells(columns: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    return {name: " ".join(cell.split()) for name, cell in zip(columns, row, strict=False) if name}


def _checked(
    number: int, cells: Mapping[str, str], known: Mapping[str, Entry], names: set[str], seen: set[str]
) -> Checked:
    name = cells.get("name", "")
    errors = list(_errors(cells, names, seen))
    seen.add(name.casefold())
    if errors:
        return Checked(number, name, "wrong", errors=tuple(errors))
    before = known.get(name.casefold())
    entry = _entry(cells, before)
    changes = _changes(before, entry) if before else ()
    does = "new" if before is None else "changed" if changes else "same"
    return Checked(number, name, does, entry, changes)


def _errors(cells: Mapping[str, str], names: set[str], seen: set[str]) -> list[str]:
    name, found = cells.get("name", ""), []
    if not name:
        return [_("Namnet saknas.")]
    if len(name) > 200:
        found.append(_("Namnet är längre än 200 tecken."))
    if name.casefold() in seen:
        found.append(_("Namnet står på en rad ovanför också."))
    if cells.get("class", "").casefold() not in _CLASSES:
        found.append(_("Klassen ”%(said)s” finns inte bland de tio.") % {"said": cells.get("class", "")})
    parent = cells.get("parent", "").casefold()
    if parent and (parent not in names or parent == name.casefold()):
        found.append(_("Den överordnade ”%(said)s” finns inte.") % {"said": cells["parent"]})
    if cells.get("in_county", "").casefold() not in _YES | _NO | {""}:
        found.append(_("I länet ska vara ja eller nej."))
    if cells.get("weight", "").casefold() not in {*Weight.values, ""}:
        found.append(_("Vikten ska vara styrande, vägledande eller inspirerande."))
    return found + _wrong_addresses(cells)


def _wrong_addresses(cells: Mapping[str, str]) -> list[str]:
    said = [cells["email"]] if cells.get("email") else []
    said += [address for _name, address in contacts_of(cells.get("contacts", ""))]
    return [_("”%(said)s” är ingen e-postadress.") % {"said": one} for one in said if not _is_address(one)]


def _is_address(said: str) -> bool:
    try:
        validate_email(said)
    except ValidationError:
        return False
    return True


def contacts_of(text: str) -> tuple[tuple[str, str], ...]:
    """ "Namn <a@b.example>; c@d.example" → (name, address) pairs, each address once."""
    found: dict[str, str] = {}
    for part in re.split(r"[;\n]", text):
        said = _CONTACT.match(part.strip())
        if part.strip():
            address = ((said["in"] or said["bare"]) if said else part).strip().lower()
            found.setdefault(address, (said["name"] or "").strip() if said else "")
    return tuple((name, address) for address, name in sorted(found.items()))


def _entry(cells: Mapping[str, str], before: Entry | None) -> Entry:
    """What the row says; a column that the file lacks changes nothing."""
    kept = before or Entry(cells["name"], "")
    in_county = cells.get("in_county", "").casefold()
    return Entry(
        name=kept.name,
        organisation_class=_CLASSES[cells["class"].casefold()],
        parent=cells.get("parent", kept.parent),
        municipality=cells.get("municipality", kept.municipality),
        in_county=kept.in_county if not in_county else in_county in _YES,
        weight=cells.get("weight", kept.weight).casefold(),
        email=cells.get("email", kept.email).lower(),
        contacts=contacts_of(cells["contacts"]) if "contacts" in cells else kept.contacts,
    )


def _changes(before: Entry, after: Entry) -> tuple[str, ...]:
    pairs = zip(HEAD, written(before), written(after), strict=True)
    return tuple(f"{head}: {old or '–'} → {new or '–'}" for head, old, new in pairs if old.casefold() != new.casefold())
