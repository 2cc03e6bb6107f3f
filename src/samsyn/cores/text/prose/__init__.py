"""Pages to paragraphs: broken words joined, running heads aside, headings found; the way back to the raw text kept."""

from samsyn.cores.text.prose.clean import clean, restore
from samsyn.cores.text.prose.paragraphs import paragraphs

__all__ = ["clean", "paragraphs", "restore"]
