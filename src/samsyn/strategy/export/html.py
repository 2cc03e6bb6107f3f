"""One self-contained HTML file: no script, no font or picture from elsewhere, readable in fifty years."""

from django.template.loader import render_to_string

from samsyn.strategy.export.manuscript import Manuscript


def write(manuscript: Manuscript) -> bytes:
    """The file as UTF-8."""
    return render_to_string("strategy/export/document.html", {"manuscript": manuscript}).encode()
