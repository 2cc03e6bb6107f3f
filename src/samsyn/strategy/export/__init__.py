"""An edition as a file that leaves the site: Word, one HTML page, tagged PDF, Akoma Ntoso."""

from samsyn.strategy.export.formats import FORMATS, Format
from samsyn.strategy.export.manuscript import Manuscript, manuscript

__all__ = ["FORMATS", "Format", "Manuscript", "manuscript"]
