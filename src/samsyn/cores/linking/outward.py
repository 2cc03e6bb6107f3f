"""Tells references to the strategy from those to laws, other plans, the global goals, the response's own pages."""

import re

# The strategy itself, whatever a respondent calls it.
OWN = re.compile(
    r"(?:utvecklings)?strategi(?:n|ns|en)?\b|\brus(?::?ens?|\s?\d{4})?\b"
    r"|remiss(?:version|förslag|utgåva|handling|underlag|upplaga)\w*|förslaget|utkastet|dokumentet|underlaget"
    r"|samrådsversionen|dialogunderlaget|remissen\b|\btexten\b",
    re.IGNORECASE,
)
_PLANS = """
plan planen planens program programmet programmets policy policyn budget budgeten rapport rapporten utredning
utredningen proposition propositionen betänkande betänkandet direktiv direktivet förordning förordningen balk balken
författning konvention konventionen överenskommelse överenskommelsen avtalet redovisning redovisningen översikt
översikten studie studien vägledning vägledningen handbok handboken riktlinjer riktlinjerna yttrande yttrandet
skrivelse skrivelsen protokoll protokollet remissvar remissvaret tjänsteskrivelse tjänsteskrivelsen missiv missivet
följebrev följebrevet enkät enkäten undersökning undersökningen
"""
_PLAN = rf"\w*(?:{'|'.join(_PLANS.split())})s?"
_NO_LAWS = "förs|unders|under|ans|ins|uts|bo|upps|avs|bes|till|tills|arbets|lags|ned|på"  # förslagen, bolagen …
_LAW = (
    rf"(?:(?!\w*(?:{_NO_LAWS})lag)\w*lag(?:ens?|stiftning\w*|(?=\s*\())"
    r"|pbl|lou|lru|sfs|sou|ds|prop\.?|skr\.?|bet\.?|rskr\.?|regeringsformen|grundlagen)"
)
_GLOBAL = (
    r"(?:agenda\s?2030\w*|globala\s+mål\w*|fn:s|fns|hållbarhetsmål\w*|sdg\w*|parisavtalet|eu:s|eus"
    r"|miljökvalitetsmål\w*|folkhälsomål\w*)"
)
_BY_OTHERS = (
    r"(?:nationella?\s+\w*strategi\w*"
    r"|(?:kommunens|vår|vårt|våra|regeringens|eu:s|statens|ert\s+eget)\s+\w*(?:strategi|mål|vision)\w*)"
)
OTHER = re.compile(
    rf"\b(?:{_PLAN}|{_LAW}|{_GLOBAL}|{_BY_OTHERS}|översiktsplan\w*|öp\s?\d*|bilaga(?:n)?(?!\s*\d))(?!\w)", re.IGNORECASE
)

_BREAK = re.compile(
    r"(?<!\b[a-z])(?<!prop)(?<!kap)(?<!skr)(?<!bet)[.!?;]\s+(?=[A-ZÅÄÖ\d]|$)|\n|(?<=\w)\s+(?:men|dock|medan|och\s+(?:vi|i|på|avsnitt|kapitel))\s",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:,\s*)?(?:\(?(?:första|andra|tredje|sista)?\s*(?:stycket|st\.|meningen)\)?\s*)?"
    r"(?:i|av|ur|från|enligt|för)\s+(?P<where>(?:[\w:-]+[\s]*){1,5})",
    re.IGNORECASE,
)
_PARAGRAPH_SIGN = re.compile(r"^\s*(?:\d+\s*[a-z]?\s*)?§")
_SIGN_BEFORE = re.compile(r"§\s*(?:\d+\s*)?$")
_OF_PAGES = re.compile(r"^\s*(?:\(\s*\d+\s*\)|av\s+\d+\b)")
_BEFORE_KAP = re.compile(r"\d\s*$")
_WINDOW = 45


def points_elsewhere(text: str, start: int, end: int, word: str) -> bool:
    """Whether the reference [start, end) of ``text`` is to something else than the strategy.

    The nearest named document decides: after it ("s. 12 i översiktsplanen"), else just before it in the same clause
    ("översiktsplanen s. 12"). A paragraph sign beside it means a law, "2 (5)" and "2 av 5" the response's own pages.
    """
    after, before = text[end : end + 80], text[max(0, start - _WINDOW) : start]
    if _PARAGRAPH_SIGN.match(after) or _SIGN_BEFORE.search(before):
        return True
    if word == "sida" and _OF_PAGES.match(after):
        return True
    if word == "kapitel" and _BEFORE_KAP.search(before):
        return True
    where = _AFTER.match(after)
    if where and (verdict := _verdict(where["where"], first=True)) is not None:
        return verdict
    clause = _BREAK.split(before)[-1]
    verdict = _verdict(clause, first=False)
    return bool(verdict)


def _verdict(phrase: str, *, first: bool) -> bool | None:
    """True for another document, False for the strategy, None when neither is named; the first or last one counts."""
    named = [(match.start(), True) for match in OTHER.finditer(phrase)]
    own = [(match.start(), False) for match in OWN.finditer(phrase)]
    taken = {at for at, _ in named}
    both = sorted(named + [(at, said) for at, said in own if at not in taken])
    if not both:
        return None
    return both[0][1] if first else both[-1][1]
