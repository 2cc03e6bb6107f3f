"""Is the document only a covering letter for the answer that lies beside it?"""

import re
from collections.abc import Sequence

from samsyn.cores.text.values import Paragraph

_COVERS = re.compile(r"\b(?:bifogas|bifogat|bilagt|översänder|härmed översänds|i bilaga|bifogar)\b", re.IGNORECASE)


def is_missiv(paragraphs: Sequence[Paragraph]) -> bool:
    """True for a short letter that only sends over an answer."""
    text = " ".join(paragraph.text for paragraph in paragraphs if paragraph.kind != "aside")
    return len(text) < 1200 and bool(_COVERS.search(text))
