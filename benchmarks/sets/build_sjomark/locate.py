"""On which page of a built PDF does a passage stand? Found by its letters alone, whatever the lines."""

from pathlib import Path

from benchmarks.sets.build_sjomark.marks import Item, letters, page_letters

EDGE = 12  # letters that are enough to know a passage by


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
    """The page where it begins, and both pages when a break tears it."""
    first = next((n for n, page in enumerate(pages, 1) if wanted in page), 0)
    if first:
        return first, ()
    for number in range(1, len(pages)):
        head = next((k for k in range(len(wanted) - 1, EDGE, -1) if wanted[:k] in pages[number - 1]), 0)
        if head and wanted[head:] in pages[number]:
            return number, (number, number + 1)
    raise AssertionError(f"not in the file: {text}")
