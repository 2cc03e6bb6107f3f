"""Which language a short text is written in, when it is not Swedish: by its frequent small words, and by spellings.

Made to be right when it says something: of Swedish, of a mixture and of what is too short it says nothing.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from functools import lru_cache
from itertools import islice

# Language tag (BCP 47) → words that a text can hardly do without. Words that two neighbours share stand in both.
_SMALL_WORDS: Mapping[str, str] = {
    "sv": """och att det som är inte för med till ett den har kan av på om ska vi de från så vara också bör
        eller men när hur i en vid mot under över mellan saknas behöver behövs skulle där detta denna
        dessa genom utan finns blir mer sig även man måste samt inom alla enligt anser vill detsamma vår
        våra ser tas ge får nya kommer efter""",
    "en": """the and of to is are that we should for with not this be on as by from have has our it its which
        there would more their must also between can will an or at but they these been was were into
        such""",
    "fi": """ja on ei ovat että se sen myös tai kun kuin mutta joka jotka ole tulee pitää olisi oli voi
        voidaan me meidän tämä tämän näiden niiden sekä kanssa vain kaikki kaikkien hyvin enemmän mukaan
        pitäisi koko alueen strategiassa kunnan kunta kieli suomen esitämme ehdotamme""",
    "fit": """ja oon se ette kans ko meän teän heän met tet het jokka jokku niinku eli tästä sitte näin pittää
        kielen kieli meänkieli meänkielen meänkieltä kläpit ihmiset piian oonki ei ole häätyy tarttee
        nuoret siinä kansa""",
    "se": """ja lea leat ahte dat dan mii sii go ii eai galgá galget maid buot dego nu vai ovdal maŋŋel sámi
        sámegiella sámegiela mat mas dás dain lei šaddá fertejit ferte olbmuid min sin daid eará eanet
        guovllu gielda""",
    "smj": """ja la li lij gå mij sij dat dav dan aj ij ælla galggá galggi sáme sámegiella juohkka gájk gájka
        dagu ienep sebrudahka suohkan tjuovvot sjaddat jus vil val de dajna mijá rijka bájkálasj giella""",
    "sma": """jïh lea leah dïhte dah dam mijjieh ij edtja edtjieh saemien gïele gïelem gosse jis juktie dovne
        aaj gaajhkh akte barkoe tjïelte tjïelten vielie maanah åarjelsaemien mej dej sijjen daejtie
        daate jallh""",
    "nb": """og ikke jeg vi er til av det som for å mer fra bør skal mellom også etter ved må kan med den har
        blir noe kommunene eller flere hvor hvordan dette uten gjennom vil sin være""",
    "nn": """og ikkje eg vi er til av det som for å meir frå bør skal mellom også etter ved må kan med den
        har blir noko kommunane eller fleire kvar korleis dette utan gjennom vil dei ein vere""",
    "da": """og ikke jeg vi er til af det som for at mere fra bør skal mellem også efter ved må kan med den
        har bliver noget kommunerne eller flere hvor hvordan dette uden gennem vil være""",
}
# Spellings that Swedish has not: one such word counts as one small word.
_SPELLINGS: Mapping[str, str] = {
    "fi": r"(?:aa|uu|yy|ää|öö|ii).|.{3}(?:i[sn]en|iset|v[aä]t|ksen|ksi|mme|[sl]lä|ssä|[sl]tä|aan|ään|uus|yys|sti)$",
    "se": r"[đŧŋšž]|č|á.*(?:t|id|s|in)$",
    "smj": r"ń|á.*(?:dtj|tj|sj|dj|nn|kk|hk)|å.*á|tja.*t$|(?:dtj|ddj)",
    "sma": r"ï|ae[jhv]|oeh|ieh$|[^k]åa|ööj",
    "nb": r".[øæ]|[øæ].", "nn": r".[øæ]|[øæ].", "da": r".[øæ]|[øæ].",
}  # fmt: skip
_TAGS_OF: dict[str, tuple[str, ...]] = {}
for _tag, _words in _SMALL_WORDS.items():
    for _word in dict.fromkeys(_words.split()):
        _TAGS_OF[_word] = (*_TAGS_OF.get(_word, ()), _tag)
_LOOKS = {tag: re.compile(pattern) for tag, pattern in _SPELLINGS.items()}
_ANY = re.compile("|".join(_SPELLINGS.values()))
_WORD = re.compile(r"[^\W\d_]+")
ENOUGH = 2  # words that point one way
SHARE = 0.25  # … of all
AHEAD = 2  # times as many as point at Swedish
LOOKED_AT = 150  # words; the beginning of a long text says it


def language_of(text: str) -> str:
    """The language tag of a text that is clearly not Swedish, else ""."""
    words = [found.group().lower() for found in islice(_WORD.finditer(text), LOOKED_AT)]
    points = Counter(tag for word in words for tag in _pointed_at(word))
    swedish = points.pop("sv", 0)
    if not points:
        return ""
    best = max(_SMALL_WORDS, key=lambda tag: points[tag])  # of equals the first: Finnish before Meänkieli
    clear = points[best] >= max(ENOUGH, SHARE * len(words)) and points[best] >= AHEAD * swedish
    return best if clear else ""


@lru_cache(maxsize=1 << 15)
def _pointed_at(word: str) -> Collection[str]:
    known = _TAGS_OF.get(word, ())
    if _ANY.search(word) is None:
        return known
    return frozenset({*known, *(tag for tag, look in _LOOKS.items() if look.search(word))})
