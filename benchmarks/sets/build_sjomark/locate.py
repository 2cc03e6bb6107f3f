"""On which page of a built PDF does a passage stand? Found by its letters alone, whatever the lines."""

from pathlib import Path

from benchmarks.sets.build_sjomark.marks import Item, letters, page_letters

EDGE = 24  # letters that are enough to know a passage by


def place(items: list[Item], path: Path) -> list[Item]:
    """The items with pages; a running item becomes one per page where it stands."""
    pages = page_letters(path)
    placed: list[Item] = []
    for item in items:
        if item.running:
            wanted = letters(item.text)
            placed += [_running(item, number) for number, text in enumerate(pages, 1) if wanted in text]
        elif item.page:
            placed.append(item)
        else:
            item.page, item.pages = _find(letters(item.text), pages, item.text)
            placed.append(item)
    return placed


def _running(item: Item, number: int) -> Item:
    return Item("noise", item.text, reasons=item.reasons, page=number)


def _find(wanted: str, pages: list[str], text: str) -> tuple[int, tuple[int, ...]]:
    first = _page_of(wanted[:EDGE], pages, last=False) or _page_of(wanted[:12], pages, last=False)
    last = _page_of(wanted[-EDGE:], pages, last=False) or _page_of(wanted[-12:], pages, last=True)
    assert first, f"not in the file: {text}"
    if not last or last <= first or wanted in pages[first - 1]:
        return first, ()
    return first, tuple(range(first, last + 1))


def _page_of(wanted: str, pages: list[str], *, last: bool) -> int:
    hits = [number for number, text in enumerate(pages, 1) if wanted in text]
    return (hits[-1] if last else hits[0]) if hits else 0
