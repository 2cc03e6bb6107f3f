"""The whole trip of a folder: every file read, every comment placed, every response with its sender; nothing lost."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from samsyn.consultation import sentences, workers
from samsyn.consultation.analysis import (
    Analysis,
    Characters,
    Comment,
    FileRow,
    Inputs,
    LinkRow,
    Place,
    Response,
    Section,
    SetAside,
    program,
)
from samsyn.consultation.batches import Batch, Kept, is_document, read_all
from samsyn.consultation.grouping import Group, folder_name, groups, natural, stance_of, who
from samsyn.consultation.reading import Reading, Source, reader
from samsyn.consultation.senders import LIST_NAME, PRIVATE, SenderList
from samsyn.cores.linking import duplicates
from samsyn.cores.outline import Outline
from samsyn.cores.text import letter
from samsyn.cores.text.formats.sentences import NOTICES
from samsyn.cores.text.values import Span

NO_HEADINGS = (
    "inga rubriker hittades, så synpunkterna är placerade vid textstycken. "
    "Ge rubrikerna rubrikmall i Word och kör igen."
)


def read_files(
    files: Sequence[Source],
    outline: Outline,
    listed: SenderList | None = None,
    *,
    strategy: str = "",
    strategy_sha256: str = "",
    jobs: int = 2,
    limits: workers.Limits | None = None,
    kept: Kept | None = None,
    progress: Callable[[str], None] | None = None,
) -> Analysis:
    """Reads all files of a folder and analyses them. The order of ``files`` does not matter."""
    listed = listed or SenderList()
    ordered = sorted(files, key=lambda source: natural(source.name))
    read = reader(outline, organisations=organisations(ordered, listed))
    batches = read_all(ordered, read, jobs=jobs, limits=limits, kept=kept, progress=progress)
    return analyse(batches, outline, listed, inputs=Inputs(strategy, strategy_sha256, program()))


def organisations(files: Iterable[Source], listed: SenderList) -> tuple[str, ...]:
    """Names known before a letter is read: those of the list, and of folders that clearly name an organisation."""
    names = {row.organisation for row in listed.rows if row.organisation and row.class_ != PRIVATE}
    folders = {folder_name(source.name.split("/")[0]) for source in files if "/" in source.name}
    names |= {name for name in folders if letter.class_of(name) != "Övrigt"}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def analyse(
    batches: Sequence[Batch], outline: Outline, listed: SenderList, *, inputs: Inputs, trouble: str = ""
) -> Analysis:
    """Readings to responses and comments: copies counted once, senders named, like comments grouped.

    ``trouble`` is a sentence when the sender list could not be used: it stands in the list's row.
    """
    batches = [tuple(_unless_strategy(one, inputs.strategy_sha256) for one in batch) for batch in batches]
    originals = _originals(batches)
    found = [group for group in groups(batches, listed) if _is_response(group)]
    found = _settle_copies(found, originals)
    responses, comments, asides = _rows(found, originals)
    return Analysis(
        inputs=inputs,
        sections=tuple(Section(s.key, s.number, s.heading, s.parent) for s in outline.sections),
        files=tuple(_file_row(reading, originals, found, trouble) for batch in batches for reading in batch),
        responses=tuple(responses),
        comments=tuple(_with_groups(comments)),
        set_aside=tuple(asides),
        characters=_characters(found, originals),
        notes=(
            *_about_strategy(outline),
            *listed.notes,
            *map(sentences.unlisted, listed.unmatched(r.name for b in batches for r in b)),
        ),
    )


def _unless_strategy(reading: Reading, sha256: str) -> Reading:
    """The strategy itself may lie among the responses: it is nobody's answer."""
    if not sha256 or reading.sha256 != sha256:
        return reading
    return Reading(reading.name, reading.sha256, reading.size, "read", container=True, notices=("strategy",))


def _originals(batches: Sequence[Batch]) -> dict[str, str]:
    """Name of a copy → name of the first file with the same bytes."""
    first: dict[str, str] = {}
    copies: dict[str, str] = {}
    for reading in (reading for batch in batches for reading in batch):
        if reading.size and "strategy" not in reading.notices and not sentences.is_system_file(reading.name):
            original = first.setdefault(reading.sha256, reading.name)
            if original != reading.name:
                copies[reading.name] = original
    return copies


def _is_response(group: Group) -> bool:
    """An answer has text, or a sender that the folder or the list tells; system files are nobody's answer."""
    documents = [one for one in group.readings if not one.container and is_document(one.name)]
    return bool(documents) and (bool(group.folder or group.listed) or any(one.format for one in documents))


def _settle_copies(found: list[Group], copies: dict[str, str]) -> list[Group]:
    """A copy belongs to the response it is a copy of, unless the folder or the list names another sender."""
    home = {one.name: group for group in found for one in group.readings}
    kept: list[Group] = []
    for group in found:
        own = [one for one in group.readings if one.name not in copies and not one.missiv and not one.container]
        targets = {id(home[copies[one.name]]): home[copies[one.name]] for one in group.readings if one.name in copies}
        targets.pop(id(group), None)
        if own or len(targets) != 1 or _other_sender(group, *targets.values()):
            kept.append(group)
        else:
            target = next(iter(targets.values()))
            target.readings = sorted([*target.readings, *group.readings], key=lambda one: natural(one.name))
    return kept


def _other_sender(group: Group, other: Group) -> bool:
    if not (group.folder or group.listed):
        return False
    return who(group).sender.casefold() != who(other).sender.casefold() or who(group).class_ == PRIVATE


def _rows(found: Sequence[Group], copies: dict[str, str]) -> tuple[list[Response], list[Comment], list[SetAside]]:
    responses: list[Response] = []
    comments: list[Comment] = []
    asides: list[SetAside] = []
    for number, group in enumerate(found, start=1):
        id_ = f"r{number}"
        responses.append(_response(id_, group))
        said = 0
        for one in (reading for reading in group.readings if reading.name not in copies):
            covering = _covers(one, group)
            if not covering:
                comments += (_comment(f"{id_}.{said + at}", id_, one, at - 1) for at in range(1, len(one.comments) + 1))
                said += len(one.comments)
            asides += _aside(id_, one, covering=covering)
    return responses, comments, asides


def _about_strategy(outline: Outline) -> list[str]:
    """A strategy that gave no places of its own needs a person; lesser doubts stand among the inputs."""
    return [f"Strategin: {NO_HEADINGS}"] if "no-headings" in outline.notices else []


def _covers(one: Reading, group: Group) -> bool:
    """A covering letter beside the answer it covers."""
    return one.missiv and len(group.readings) > 1


def _characters(found: Sequence[Group], copies: dict[str, str]) -> Characters:
    read = [(one, group) for group in found for one in group.readings if one.name not in copies]
    moved = sum(one.weight.in_comments for one, group in read if _covers(one, group))
    return Characters(
        read=sum(one.weight.read for one, _ in read),
        in_comments=sum(one.weight.in_comments for one, _ in read) - moved,
        set_aside=sum(one.weight.set_aside for one, _ in read) + moved,
    )


def _response(id_: str, group: Group) -> Response:
    sender, row = who(group), group.listed
    return Response(
        id=id_,
        sender=sender.sender,
        sender_from=sender.sender_from,
        class_=sender.class_,
        class_from=sender.class_from,
        files=tuple(one.name for one in group.readings if is_document(one.name) and not one.container),
        stance=stance_of(group.readings),
        received=row.received if row else "",
        registry_number=row.registry_number if row else "",
    )


def _comment(id_: str, response: str, one: Reading, at: int) -> Comment:
    passage, kind = one.comments[at], one.types[at]
    return Comment(
        id=id_,
        response=response,
        text=passage.text,
        spans=_places(one.name, passage.spans),
        type=kind.type,
        links=tuple(LinkRow(link.section, link.score, link.evidence) for link in one.links[at]),
        context=passage.context,
        type_evidence=kind.evidence,
    )


def _aside(response: str, one: Reading, *, covering: bool) -> list[SetAside]:
    """What was set aside, in reading order; a covering letter is set aside whole."""
    rows = [SetAside(response, a.text, _places(one.name, a.spans), a.reason) for a in one.set_aside]
    if covering:
        rows += [SetAside(response, c.text, _places(one.name, c.spans), "missiv") for c in one.comments]
    return sorted(rows, key=lambda row: row.spans[:1])


def _places(name: str, spans: Sequence[Span]) -> tuple[Place, ...]:
    return tuple(Place(name, span.page, span.start, span.end) for span in spans)


def _file_row(reading: Reading, copies: dict[str, str], found: Sequence[Group], trouble: str) -> FileRow:
    name, original = reading.name, copies.get(reading.name)
    if trouble and name.casefold() == LIST_NAME:
        return FileRow(name, reading.sha256, "needs_person", trouble)
    if original:
        other = not any(
            name in names and original in names for names in ({one.name for one in group.readings} for group in found)
        )
        text = sentences.shared(name, original) if other else sentences.duplicate(name, original)
        return FileRow(name, reading.sha256, "duplicate", text, original)
    words = {**NOTICES, "strategy": sentences.STRATEGY}
    notices = tuple(words[code] for code in reading.notices) if reading.status == "read" else ()
    return FileRow(name, reading.sha256, reading.status, reading.error or None, None, notices)


def _with_groups(comments: Sequence[Comment]) -> list[Comment]:
    """Comments that say nearly the same, from at least two senders, get the name of their group."""
    result = list(comments)
    number = 0
    for members in duplicates.groups([comment.text for comment in comments]):
        if len({comments[at].response for at in members}) > 1:
            number += 1
            for at in members:
                result[at] = replace(result[at], duplicate_group=f"g{number}")
    return result


__all__ = ["Batch", "Kept", "analyse", "is_document", "organisations", "read_all", "read_files"]
