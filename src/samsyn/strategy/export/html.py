"""One self-contained HTML file: no script, no font or picture from elsewhere, readable in fifty years."""

from django.template.loader import render_to_string
from django.utils.translation import override

from samsyn.strategy.export.manuscript import Manuscript


def write(manuscript: Manuscript) -> bytes:
    """The file as UTF-8."""
    with override(manuscript.language):  # whatever language the one who downloads it reads the site in
        return render_to_string("strategy/export/document.html", {"manuscript": manuscript}).encode()
