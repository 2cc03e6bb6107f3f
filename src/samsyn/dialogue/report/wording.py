"""Sentences of the opinion report, for people who have never seen statistics."""

from typing import Final

from samsyn.cores.opinion import Verdict
from samsyn.dialogue.findings import MOST_SHOWN, Count, Findings, Statement

NUMERALS: Final = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
VERDICTS: Final = {
    Verdict.COMMON_AGREE: "alla grupper håller med",
    Verdict.COMMON_DISAGREE: "alla grupper säger nej",
    Verdict.DIVIDES: "delar grupperna",
    Verdict.UNHEARD: "för få svar i någon grupp",
    Verdict.MIXED: "inget säkert mönster",
}

ALONE: Final = {
    Verdict.COMMON_AGREE: "de flesta håller med",
    Verdict.COMMON_DISAGREE: "de flesta säger nej",
    Verdict.UNHEARD: "för få svar",
}
BARS: Final = (
    "I staplarna är grönt till vänster de som håller med, grått de som avstår och orange till höger de som säger nej."
)

PICTURE: Final = (
    "Varje märke är en person. De som svarat lika ligger nära varandra, de som svarat olika ligger långt isär.",
    "Formen och färgen visar vilken grupp personen hör till. Bokstaven står mitt i gruppen.",
    "Upp, ned, höger och vänster betyder inget i sig. Bilden säger inte vem som har rätt.",
)


def number(value: int) -> str:
    """Thousands apart with a hard space."""
    return f"{value:,}".replace(",", "\u00a0")


def counted(value: int) -> str:
    """Small numbers in letters."""
    return NUMERALS[value] if value < len(NUMERALS) else number(value)


def percent(part: int, whole: int) -> str:
    """Whole percent; never 0 or 100 unless it is exactly that."""
    if not whole:
        return "–"
    rounded = round(100 * part / whole)
    exact = part in {0, whole}
    return f"{rounded if exact else min(max(rounded, 1), 99)}\u00a0%"


def between(count: Count) -> str:
    """The interval in words."""
    return f"troligen {round(100 * count.low)}–{round(100 * count.high)}\u00a0%"


def lead(found: Findings) -> str:
    """Who took part and what came out, in two sentences."""
    people = sum(1 for one in found.people if one.votes)
    first = (
        f"{number(people)} personer har tyckt till om {number(len(found.statements))} påståenden "
        f"och lämnat {number(found.votes)} svar."
    )
    if len(found.groups) == 1:
        return f"{first} De bildar ingen tydlig uppdelning: alla räknas här som en enda grupp."
    largest, *others = found.groups
    sizes = [f"{largest.name} med {number(largest.size)} personer"]
    sizes += [f"{group.name} med {number(group.size)}" for group in others]
    return (
        f"{first} De som svarat ungefär lika bildar {counted(len(found.groups))} åsiktsgrupper: "
        f"{', '.join(sizes[:-1])} och {sizes[-1]}."
    )


def common_heading(found: Findings) -> str:
    """The first thing the reader should know."""
    shown = min(len(found.common()), MOST_SHOWN)
    if len(found.groups) == 1:
        return (
            f"De flesta håller med om {_these(shown)}" if shown else "Inget påstående har säkert stöd av en majoritet"
        )
    if not shown:
        return "Inget påstående har säkert stöd i alla grupper"
    return f"Alla grupper håller med om {_these(shown)}"


def refused_heading(found: Findings) -> str:
    """Above what is said no to."""
    return f"{'De flesta' if len(found.groups) == 1 else 'Alla grupper'} säger nej till detta"


def verdict(one: Statement, found: Findings) -> str:
    """How it stands, in few words; of one group nothing is said of groups."""
    return ALONE.get(one.verdict, VERDICTS[one.verdict]) if len(found.groups) == 1 else VERDICTS[one.verdict]


def _these(shown: int) -> str:
    return "detta" if shown == 1 else f"dessa {counted(shown)}"


def common_note(found: Findings) -> str:
    """What it takes to be called common ground."""
    more = f" Fler gemensamma påståenden finns i tabellen: {len(found.common())} i allt." if _more(found) else ""
    if len(found.groups) == 1:
        return (
            "Ett påstående står här först när vi kan vara säkra på att mer än hälften av dem som svarat tycker så."
            + more
        )
    return (
        "Ett påstående räknas som gemensamt först när vi kan vara säkra på att mer än hälften håller med i var och "
        "en av grupperna. Det räcker inte att en stor grupp håller med, och några få röster kan varken skapa eller "
        "dölja något gemensamt." + more
    )


def _more(found: Findings) -> bool:
    return len(found.common()) > MOST_SHOWN


def support(one: Statement, found: Findings) -> str:
    """How sure the common ground is, in people."""
    shares = [percent(count.agree, count.seen) for count in one.by_group]
    if len(found.groups) == 1:
        return f"{shares[0]} av dem som svarat håller med."
    parts = [f"{group.name}\u00a0{share}" for group, share in zip(found.groups, shares, strict=True)]
    turned = f"minst {number(one.turned)} {'person' if one.turned == 1 else 'personer'}"
    return f"Håller med: {', '.join(parts)}. För att ändra det hade {turned} i en grupp behövt svara annorlunda."


def refusal(one: Statement, found: Findings) -> str:
    """The same for what all groups say no to."""
    if len(found.groups) == 1:
        return f"{percent(one.by_group[0].disagree, one.by_group[0].seen)} av dem som svarat säger nej."
    parts = [
        f"{group.name}\u00a0{percent(count.disagree, count.seen)}"
        for group, count in zip(found.groups, one.by_group, strict=True)
    ]
    return f"Säger nej: {', '.join(parts)}."


def split(one: Statement, found: Findings) -> str:
    """Which two groups are furthest apart, and how."""
    high, low = one.apart
    more, less = one.by_group[high], one.by_group[low]
    return (
        f"I grupp {found.groups[high].name} håller {percent(more.agree, more.seen)} med ({between(more)}). "
        f"I grupp {found.groups[low].name} är det {percent(less.agree, less.seen)} ({between(less)})."
    )


def own(one: Statement, place: int, found: Findings) -> str:
    """What a group says compared with the others."""
    count = one.by_group[place]
    others_seen = sum(other.seen for at, other in enumerate(one.by_group) if at != place)
    if count.direction == "agree":
        others = sum(other.agree for at, other in enumerate(one.by_group) if at != place)
        says, here = "håller med", percent(count.agree, count.seen)
    else:
        others = sum(other.disagree for at, other in enumerate(one.by_group) if at != place)
        says, here = "säger nej", percent(count.disagree, count.seen)
    if len(found.groups) == 1:
        return f"{here} {says}."
    return f"{here} {says}, mot {percent(others, others_seen)} i övriga grupper."


def holds(found: Findings) -> str:
    """How far the groups can be trusted."""
    if len(found.groups) == 1:
        return "Svaren visar ingen uppdelning som vi kan lita på. Därför redovisas alla tillsammans."
    value = found.stability.middle
    if value >= 0.7:
        words = "Grupperna är tydliga: samma grupper kommer tillbaka även om bara hälften av deltagarna hade kommit."
    elif value >= 0.4:
        words = (
            "Grupperna är ganska tydliga: de kommer i stort sett tillbaka om bara hälften av deltagarna hade kommit, "
            "men en del personer hade hamnat i en annan grupp."
        )
    else:
        words = (
            "Grupperna är osäkra: hade andra personer kommit kunde grupperna ha sett annorlunda ut. "
            "Läs dem som ett sätt att se skillnader, inte som fasta läger."
        )
    return f"{words} (Mått på detta: {decimal(value)} av 1, där 0 är slump.)"


def decimal(value: float) -> str:
    """Two decimals with a comma."""
    return f"{max(value, 0):.2f}".replace(".", ",")


def unplaced(found: Findings) -> str:
    """Those who are in no group."""
    left = sum(1 for one in found.people if one.group is None)
    if not left:
        return ""
    return (
        f"{number(left)} {'person har' if left == 1 else 'personer har'} svarat på färre än sju påståenden. De är inte "
        "placerade i någon grupp, men deras svar räknas i kolumnen Alla."
    )


def triple(count: Count) -> str:
    """Agree / disagree / pass, in numbers."""
    return f"{number(count.agree)} / {number(count.disagree)} / {number(count.passed)}"


def caveats(found: Findings) -> list[str]:
    """What the reader should know before leaning on the figures."""
    unheard = sum(1 for one in found.statements if one.verdict == Verdict.UNHEARD)
    lines = [
        (
            "De som svarat har valt själva att delta. Siffrorna gäller dem, inte hela befolkningen. "
            "Där det står ”troligen” menas ett spann som slumpen sällan går utanför: 19 gånger av 20."
        )
    ]
    if unheard:
        some = "Ett påstående har" if unheard == 1 else f"{number(unheard)} påståenden har"
        lines.append(
            f"{some} fått för få svar för att vi ska kunna säga något säkert."
            if len(found.groups) == 1
            else f"{some} fått för få svar i någon grupp. Därför säger vi varken att de är gemensamma eller att de "
            "delar grupperna."
        )
    if found.left_out:
        out = len(found.left_out)
        some = "Ett påstående har" if out == 1 else f"{number(out)} påståenden har"
        lines.append(f"{some} tagits bort vid granskning och är inte med här.")
    return [*lines, *found.notices]
