"""Files to responses: what belongs to one answer from one sender, and who that sender is."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from samsyn.consultation.analysis import Source
from samsyn.consultation.reading import Reading
from samsyn.consultation.senders import PRIVATE, Listed, SenderList, class_of
from samsyn.cores.text import letter
from samsyn.cores.text.values import Stance

_ANNEX = re.compile(r"(?:^|[\W_])(?:bilaga|bilagor|bil|appendix|missiv|följebrev)(?:[\W_\d]|$)", re.IGNORECASE)
_ORDER = re.compile(r"(\d+)")


@dataclass(slots=True)
class Group:
    """One response in the making. ``folder`` is the sender's folder, empty for files that lie in the root."""

    readings: list[Reading] = field(default_factory=list)
    folder: str = ""
    folder_class: str = ""
    listed: Listed | None = None

    @property
    def documents(self) -> list[Reading]:
        """The letters themselves, before covering letters and mails: the first says who it is from."""
        read = [one for one in self.readings if not one.container]
        return sorted(read, key=lambda one: (one.missiv, one.format == "eml", bool(_ANNEX.search(_bare(one.name)))))


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key for file names: "svar 9" before "svar 10", case ignored, å ä ö last."""
    text = unicodedata.normalize("NFC", name).casefold().translate(str.maketrans("åäö", "{|}"))
    pieces = [piece for piece in _ORDER.split(text) if piece]
    return tuple((0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces)


def groups(batches: Sequence[Sequence[Reading]], listed: SenderList) -> list[Group]:
    """Responses, in the order of their first file. A batch is one file of the folder and what hung on it."""
    made: dict[tuple[str, str], Group] = {}
    for batch in batches:
        for key, reading in _keyed(batch, listed):
            group = made.setdefault(key, Group())
            group.readings.append(reading)
            group.listed = group.listed or listed.find(reading.name) or (listed.find(batch[0].name) if batch else None)
            folder_class, folder = _folder(batch[0].name)
            group.folder_class = group.folder_class or folder_class
            group.folder = group.folder or folder
    found = list(made.values())
    _join_listed(found)
    _join_annexes(found)
    return [group for group in found if group.readings]


def _keyed(batch: Sequence[Reading], listed: SenderList) -> list[tuple[tuple[str, str], Reading]]:
    """Each reading with the key of its response: the folder (or the file, in the root) and the organisation listed."""
    first = batch[0]
    folder_class, folder = _folder(first.name)
    rows = []
    for reading in batch:
        row = listed.find(reading.name) or listed.find(first.name)
        place = f"{folder_class}/{folder}/" if folder else first.name
        if first.container and not folder:  # an archive in the root is one more folder
            inner = reading.name[len(first.name) + 1 :]
            place = f"{first.name}/{inner.split('/')[0]}" if inner else first.name
        rows.append(((place, row.organisation.casefold() if row and folder else ""), reading))
    return rows if folder else _forwarded(rows)


Keyed = tuple[tuple[str, str], Reading]


def _forwarded(rows: list[Keyed]) -> list[Keyed]:
    """Several mails inside one are letters of their own, unless they name the same sender; what lies in each goes with
    it. The mail around them goes with the first when it says nothing itself."""
    (_, outer), *inside = rows
    letters = [one for _, one in inside if one.format == "eml" and _bare_parent(one.name) == outer.name]
    if outer.format != "eml" or len(letters) < 2:
        return rows
    places = {one.name: f"{outer.name}/{_named(one) or one.name}" for one in letters}
    if len(set(places.values())) < 2:
        return rows
    moved: list[Keyed] = []
    for key, reading in inside:
        home = next((name for name in places if reading.name == name or reading.name.startswith(f"{name}/")), "")
        moved.append(((places[home], "") if home else key, reading))
    quiet = not outer.comments and all(key != rows[0][0] for key, _ in moved)
    return [*moved, ((places[letters[0].name], "") if quiet else rows[0][0], outer)]


def _bare_parent(name: str) -> str:
    return name.rsplit("/", 1)[0]


def _named(reading: Reading) -> str:
    """The organisation behind a letter; empty for private persons, who are never the same one."""
    return "" if reading.sender_class == PRIVATE else reading.sender.casefold()


def _folder(name: str) -> tuple[str, str]:
    """(class, sender's folder) of a path: a folder named as a class holds senders of that class."""
    steps = name.split("/")[:-1]
    if not steps:
        return "", ""
    class_ = class_of(steps[0])
    if class_:
        return class_, steps[1] if len(steps) > 1 else ""
    return "", steps[0]


def _join_listed(found: list[Group]) -> None:
    """The list says that files are one response by giving them the same organisation and the same registry number."""
    first: dict[tuple[str, str], Group] = {}
    for group in found:
        row = group.listed
        if row and row.organisation and row.registry_number and not group.folder:
            key = (row.organisation.casefold(), row.registry_number)
            if key in first:
                first[key].readings += group.readings
                group.readings = []
            else:
                first[key] = group


def _join_annexes(found: list[Group]) -> None:
    """A covering letter or an annex in the root goes with the answer of the same sender, when there is only one."""
    root = [group for group in found if group.readings and not group.folder]
    for group in root:
        if not group.readings or not _is_annex(group):
            continue
        others = [other for other in root if other is not group and other.readings and not _is_annex(other)]
        mate = _mate(group, others)
        if mate:
            mate.readings = sorted([*mate.readings, *group.readings], key=lambda one: natural(one.name))
            mate.listed = mate.listed or group.listed
            group.readings = []


def _is_annex(group: Group) -> bool:
    read = [one for one in group.readings if not one.container]
    return bool(read) and all(one.missiv or _ANNEX.search(_bare(one.name)) for one in read)


def _mate(group: Group, others: Sequence[Group]) -> Group | None:
    name = _name_of(group)
    same = [other for other in others if name and _name_of(other) == name]
    if len(same) == 1:
        return same[0]
    stem = _stem(group)
    near = [other for other in (same or others) if len(stem) >= 5 and _stem(other).startswith(stem)]
    return near[0] if len(near) == 1 else None


def _stem(group: Group) -> str:
    """The first file's bare name without the words that only say what kind of paper it is."""
    bare = _bare(group.readings[0].name).rsplit(".", 1)[0]
    words = re.split(r"[\W_]+", _ANNEX.sub(" ", bare).casefold())
    return " ".join(
        word for word in words if word and not word.isdecimal() and word not in {"yttrande", "remissvar", "svar"}
    )


def _name_of(group: Group) -> str:
    if group.listed and group.listed.organisation:
        return group.listed.organisation.casefold()
    return next((one.sender.casefold() for one in group.documents if one.sender), "")


def _bare(name: str) -> str:
    return name.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Who:
    """The sender of a response and where the facts are from."""

    sender: str
    sender_from: Source
    class_: str
    class_from: Source


def who(group: Group) -> Who:
    """The list first, then the folder, then the letter. Private persons are never named."""
    told = _tells(group.documents)
    from_letter = told.sender_class if told else ""
    if group.listed and group.listed.organisation:
        row = group.listed
        class_ = row.class_ or _best_class(row.organisation, from_letter)
        return _private(Who(row.organisation, "list", class_, "list" if row.class_ else "letter"))
    if sender := folder_name(group.folder):
        full = next((one for one in group.documents if _in_full(sender, one.sender) != sender), told)
        from_letter = full.sender_class if full else from_letter
        if from_letter == PRIVATE and letter.class_of(sender) == "Övrigt":
            return Who(PRIVATE, "letter", PRIVATE, "letter")
        sender = _in_full(sender, full.sender if full else "")
        named = letter.class_of(sender)
        class_ = group.folder_class or (named if named != "Övrigt" else from_letter or named)
        return _private(Who(sender, "folder", class_, "folder" if group.folder_class or class_ == named else "letter"))
    sender = told.sender if told else ""
    class_ = group.folder_class or from_letter or "Övrigt"
    return _private(Who(sender, "letter", class_, "folder" if group.folder_class else "letter"))


def _tells(documents: Sequence[Reading]) -> Reading | None:
    """The document that tells who sent it. An attachment that names nobody is from whoever sent the mail."""
    told = next((one for one in documents if one.sender or one.sender_class == PRIVATE), None)
    if told and told.sender_class == PRIVATE:
        return next(
            (one for one in documents if one.format == "eml" and one.sender_class != PRIVATE and one.sender), told
        )
    return told


def _in_full(folder: str, written: str) -> str:
    """A folder "Torsvika" with a letter from "Torsvika kommun, Kommunstyrelsen" is from Torsvika kommun, and one
    called "Hed kommun" with a letter from Heds kommun from that."""
    name = written.split(",", 1)[0]
    begins = f"{_nominative(name)} ".startswith(f"{_nominative(folder)} ")
    return name if begins and len(name) > len(folder) else folder


def _nominative(name: str) -> str:
    """Without the s of a genitive: "Heds kommun" and "Hed kommun" are one."""
    return " ".join(word.removesuffix("s") for word in name.casefold().split())


def folder_name(folder: str) -> str:
    """The organisation that a folder is named after, empty when the name is only a date or a number."""
    text = re.sub(r"^[\d\W_]+", "", folder.replace("_", " ")).strip()
    return " ".join(text.split()) if re.search(r"[^\W\d_]{3}", text) else ""


def _best_class(organisation: str, from_letter: str) -> str:
    named = letter.class_of(organisation)
    return named if named != "Övrigt" else from_letter or named


def _private(who: Who) -> Who:
    return Who(PRIVATE, who.sender_from, PRIVATE, who.class_from) if who.class_ == PRIVATE else who


def stance_of(readings: Sequence[Reading]) -> Stance:
    """The stance of the letter itself, else of what came with it; who says something has not abstained."""
    said = any(one.comments and not one.missiv for one in readings)
    for one in sorted(readings, key=lambda one: (one.missiv, one.format == "eml")):
        if one.stance and not (one.stance == "avstår" and said):
            return one.stance
    return ""
