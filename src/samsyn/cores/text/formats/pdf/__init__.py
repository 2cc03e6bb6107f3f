"""PDF by pdfium: raw page text, lines with geometry in reading order, boxes of any span, pictures of pages."""

from samsyn.cores.text.formats.pdf.pages import read
from samsyn.cores.text.formats.pdf.picture import boxes, image

__all__ = ["boxes", "image", "read"]
