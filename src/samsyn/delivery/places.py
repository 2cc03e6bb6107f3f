"""What areas are called: as the sources name them, kept with the figures fetched on this machine."""

from functools import cache
from pathlib import Path

from django.conf import settings

from samsyn.sources.fetching import Place


def place() -> Place:
    """Where this machine keeps fetched figures."""
    return _at(Path(settings.DATA_DIR) / "figures")


@cache
def _at(folder: Path) -> Place:
    return Place.at(folder)


def names() -> dict[str, str]:
    """Area id → name, for those that are known; the country is always known."""
    store = place().store
    known = {area: title for area, title in store.areas().items() if title} if store.path.exists() else {}
    return {"0000": "Riket", **known}
