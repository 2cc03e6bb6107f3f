"""Is a letter only the cover of the answer that lies beside it (a missiv)?"""

from collections.abc import Sequence

from samsyn.cores.text.phrases import phrases
from samsyn.cores.text.split.cues import strength
from samsyn.cores.text.split.intros import is_voiced
from samsyn.cores.text.split.remarks import remark
from samsyn.cores.text.split.sentences import sentences
from samsyn.cores.text.split.zones import zones
from samsyn.cores.text.values import Paragraph

_COVERS = phrases(r"""
    \b(?:bifog\w+|bilagt|bilagd\w*|bilägg\w*|översänd\w*|översändes|härmed (?:insänds|skickas|sänds|överlämnas)
    (?:i|se) bilag\w+|som bilaga|attached|enclosed|liitteenä|kommer (?:här )?(?:vårt|kommunens|våra)
    sänder (?:här|vi))\b
""")
_LONGEST = 1500  # characters of a covering letter


def is_missiv(paragraphs: Sequence[Paragraph]) -> bool:
    """True for a short letter that only sends over an answer and has no opinion of its own."""
    texts = [
        one.text
        for one, (reason, _) in zip(paragraphs, zones(paragraphs), strict=True)
        if not reason or reason == "beslutsformel"
    ]
    if sum(map(len, texts)) > _LONGEST:
        return False
    said = [sentence for text in texts for sentence in sentences(text)]
    if not any(_COVERS.search(sentence) for sentence in said):
        return False
    own = [s for s in said if strength(s) == 2 and not remark(s) and (is_voiced(s) or not _COVERS.search(s))]
    return not own
