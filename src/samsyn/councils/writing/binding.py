"""Pages of other PDFs put into one, each after its sheet, with their tags carried over for reading aloud."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf


@dataclass(frozen=True, slots=True)
class Insert:
    """``after`` is the heading of the sheet that the pages follow."""

    after: str
    data: bytes


def is_tagged(data: bytes) -> bool | None:
    """Whether a PDF has tags; None when it cannot be opened."""
    try:
        with Pdf.open(io.BytesIO(data)) as source:
            return Name.StructTreeRoot in source.Root
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return None


def bind(base: bytes, inserts: Sequence[Insert]) -> bytes:
    """One file, which says that it is PDF/UA when it did and all that is put in does."""
    if not inserts:
        return base
    with Pdf.open(io.BytesIO(base)) as target:
        ends = _ends_of_sheets(target)
        whole = True
        kept = []
        for insert in sorted(inserts, key=lambda one: ends.get(one.after, 0), reverse=True):
            source = Pdf.open(io.BytesIO(insert.data))
            kept.append(source)  # qpdf reads from it until the target is saved
            whole &= _put_in(target, source, at=ends.get(insert.after, len(target.pages))) and _claims(source)
        if not whole:
            _no_longer_claimed(target)
        out = io.BytesIO()
        target.save(out)
        return out.getvalue()


def _ends_of_sheets(target: Pdf) -> dict[str, int]:
    """Heading → the index after its last page, read from the bookmarks in order."""
    numbers = {page.objgen: at for at, page in enumerate(target.pages)}
    starts: list[tuple[str, int]] = []
    with target.open_outline() as outline:

        def walk(items: Any) -> None:
            for item in items:
                place = _page_of(item, target)
                if place is not None and place.objgen in numbers:
                    starts.append((item.title, numbers[place.objgen]))
                walk(item.children)

        walk(outline.root)
    found = {}
    for at, (title, _start) in enumerate(starts):
        later = [start for _, start in starts[at + 1 :] if start > starts[at][1]]
        found[title] = later[0] if later else len(target.pages)
    return found


def _page_of(item: Any, target: Pdf) -> Any:
    place = item.destination
    if place is None and item.action is not None:
        place = item.action.get(Name.D)
    if isinstance(place, pikepdf.Array):
        return place[0] if place is not None else None
    return _named(target, place)


def _named(target: Pdf, name: Any) -> Any:
    if name is None:
        return None
    names = target.Root.get(Name.Names, Dictionary()).get(Name.Dests)
    if names is None:
        return None
    found: Any = pikepdf.NameTree(names).get(str(name))
    if found is None:
        return None
    place = found.get(Name.D) if isinstance(found, pikepdf.Dictionary) else found
    return place[0] if place is not None else None


def _put_in(target: Pdf, source: Pdf, *, at: int) -> bool:
    """The pages of ``source`` from index ``at``; True when their tags came along."""
    for offset, page in enumerate(source.pages):
        target.pages.insert(at + offset, page)
    fresh = [target.pages[at + offset] for offset in range(len(source.pages))]
    tags = source.Root.get(Name.StructTreeRoot)
    if tags is None or Name.ParentTree not in tags or Name.StructTreeRoot not in target.Root:
        for page in fresh:
            if Name.StructParents in page:
                del page.StructParents
        return False
    _carry_tags(target, source, fresh, tags)
    return True


def _carry_tags(target: Pdf, source: Pdf, pages: Sequence[Any], tags: Any) -> None:
    """The source's tree hangs under the target's; its numbers go on where the target's end."""
    root = target.Root.StructTreeRoot
    tree = pikepdf.NumberTree(root.ParentTree)
    first = int(root.get(Name.ParentTreeNextKey, max(tree, default=-1) + 1))
    _name_apart(source, f"{first}-")
    copied = target.copy_foreign(target_of(source, tags))
    last = first
    for key, value in pikepdf.NumberTree(copied.ParentTree).items():
        tree[first + key] = value
        last = max(last, first + key + 1)
    root.ParentTreeNextKey = last
    for page in pages:
        if Name.StructParents in page:
            page.StructParents = first + int(page.StructParents)
        for annotation in page.get(Name.Annots, Array()):
            if Name.StructParent in annotation:
                annotation.StructParent = first + int(annotation.StructParent)
    kids = copied.get(Name.K, Array())
    some = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    for kid in some:
        if isinstance(kid, pikepdf.Dictionary):
            kid.P = root
    _add_kids(root, some)
    _map_roles(root, copied)
    _add_names(target, root, copied)


def _name_apart(source: Pdf, start: str) -> None:
    """Elements are known by names (a cell's headings are), and every program gives the same: U1x0y0."""
    for one in source.objects:
        if not isinstance(one, pikepdf.Dictionary):
            continue
        if Name.ID in one and Name.S in one:
            one.ID = pikepdf.String(start + str(one.ID))
        said = one.get(Name.A)
        for facts in said if isinstance(said, pikepdf.Array) else [said]:
            if isinstance(facts, pikepdf.Dictionary) and Name.Headers in facts:
                facts.Headers = Array([pikepdf.String(start + str(name)) for name in facts.Headers])


def _add_names(target: Pdf, root: Any, copied: Any) -> None:
    if Name.IDTree not in copied:
        return
    if Name.IDTree not in root:
        root.IDTree = pikepdf.NameTree.new(target).obj
    names = pikepdf.NameTree(root.IDTree)
    for element in pikepdf.NameTree(copied.IDTree).values():
        names[str(element.ID)] = element


def target_of(source: Pdf, tags: Any) -> Any:
    """An indirect object, as copying between files asks for."""
    return tags if tags.is_indirect else source.make_indirect(tags)


def _add_kids(root: Any, some: list[Any]) -> None:
    """Under the one element that holds the whole text when there is one, else beside."""
    top = root.K[0] if isinstance(root.K, pikepdf.Array) and len(root.K) == 1 else root.K
    holder = top if isinstance(top, pikepdf.Dictionary) and top.get(Name.S) == Name.Document else root
    here = holder.get(Name.K, Array())
    holder.K = Array([*(here if isinstance(here, pikepdf.Array) else [here]), *some])
    if holder is not root:
        for kid in some:
            if isinstance(kid, pikepdf.Dictionary):
                kid.P = holder


def _map_roles(root: Any, copied: Any) -> None:
    roles = copied.get(Name.RoleMap)
    if roles is None:
        return
    own = root.get(Name.RoleMap, Dictionary())
    for key, value in roles.items():
        if key not in own:
            own[key] = value
    root.RoleMap = own


def _claims(source: Pdf) -> bool:
    return bool(source.open_metadata().get("pdfuaid:part"))


def _no_longer_claimed(target: Pdf) -> None:
    with target.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as facts:
        if "pdfuaid:part" in facts:
            del facts["pdfuaid:part"]
