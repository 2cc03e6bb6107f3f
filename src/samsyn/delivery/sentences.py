"""What figures, targets and refusals say in a sentence. Never a cause: nobody is said to have raised a figure."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn.cores.series import Proposal
from samsyn.delivery.actions import refusals
from samsyn.delivery.charts import number
from samsyn.delivery.judging import Lines
from samsyn.delivery.models import Indicator, Target, TargetKind


def finding(found: Lines, proposal: Proposal) -> str:
    """The chart's title: what the figures show, against what the target asks."""
    if not (found.all or found.women):
        return _("Det finns inga siffror än")
    trend = proposal.trend
    moved = _("Det är för få år för att säga åt vilket håll det går")
    if trend and not trend.sure:
        moved = _("Ingen säker förändring sedan %(year)s") % {"year": trend.first}
    elif trend:
        moved = (_("Ökar sedan %(year)s") if trend.slope > 0 else _("Minskar sedan %(year)s")) % {"year": trend.first}
    said = _against(proposal)
    return f"{moved}, {said}" if said else moved


def _against(proposal: Proposal) -> str:
    return {
        "already": _("och målet är nått"),
        "on_pace": _("i den takt som målet kräver"),
        "slow": _("men långsammare än målet kräver"),
        "far": _("mycket långsammare än målet kräver"),
        "wrong_way": _("bort från målet"),
        "passed": _("och målåret är passerat"),
        "unsure": _("men för osäkert för att jämföra med målet"),
        "too_old": _("men siffrorna är för gamla för att bedöma"),
    }.get(proposal.reason, "")


def proposed(proposal: Proposal) -> str:
    """What the rule proposes and why."""
    verdict = {
        "reached": _("nås"),
        "partly": _("nås delvis"),
        "not": _("nås inte"),
        "unknown": _("går inte att bedöma"),
    }[proposal.verdict]
    why = {
        "no_figures": _("det finns inga siffror"),
        "no_target": _("inget värde är satt som mål"),
        "too_few": _("det finns siffror för färre än fem år"),
        "too_old": _("den senaste siffran är mer än tre år gammal"),
        "already": _("det senaste värdet är vid målet"),
        "on_pace": _("förändringen är minst så snabb som målet kräver"),
        "slow": _("förändringen är minst hälften så snabb som målet kräver"),
        "far": _("förändringen är mindre än hälften så snabb som målet kräver"),
        "wrong_way": _("förändringen går bort från målet"),
        "unsure": _("värdena varierar så mycket att takten kan vara både för låg och tillräcklig"),
        "passed": _("målåret är passerat och värdet är inte vid målet"),
    }[proposal.reason]
    return _("%(verdict)s, därför att %(why)s") % {"verdict": verdict, "why": why}


def pace(row: Indicator, proposal: Proposal) -> str:
    """What the target asks of each year, what each year has given, and how sure the trend is."""
    parts, digits = [], row.decimals + 1
    if proposal.pace:
        facts = {"needed": _signed(proposal.pace.needed, digits), "actual": _signed(proposal.pace.actual, digits)}
        parts.append(_("Målet kräver %(needed)s om året, hittills har det varit %(actual)s.") % facts)
    if trend := proposal.trend:
        facts = {
            "slope": _signed(trend.slope, digits), "low": _signed(trend.low, digits),
            "high": _signed(trend.high, digits), "first": str(trend.first), "last": str(trend.last),
        }  # fmt: skip
        said = _("Trenden %(first)s–%(last)s är %(slope)s om året, troligen mellan %(low)s och %(high)s (80 %%).")
        parts.append(said % facts)
    if row.margin is not None:
        parts.append(_("Felmarginalen är plus eller minus %(margin)s.") % {"margin": number(row.margin, row.decimals)})
    return " ".join(parts)


def _signed(value: float, digits: int) -> str:
    said = number(value, digits)
    return f"+{said}" if value > 0 and said.strip("0,") else said


def described(row: Indicator, found: Lines) -> str:
    """The chart in words, for those who do not see it."""
    parts = []
    for label, line in ((_("Alla"), found.all), (_("Kvinnor"), found.women), (_("Män"), found.men)):
        if line:
            facts = {
                "label": label, "first": line[0][0], "last": line[-1][0], "unit": row.unit,
                "a": number(line[0][1], row.decimals), "b": number(line[-1][1], row.decimals),
            }  # fmt: skip
            parts.append(_("%(label)s: %(a)s år %(first)s, %(b)s år %(last)s.") % facts)
    return " ".join(parts)


def target(row: Indicator, one: Target | None, named: dict[str, str]) -> str:
    """The target in words."""
    if one is None:
        return ""
    value = number(one.value, row.decimals) if one.value is not None else ""
    facts = {
        "value": value, "unit": row.unit, "year": one.year or "", "area": named.get(one.other_area, one.other_area),
        "low": number(one.low, row.decimals) if one.low is not None else "",
    }  # fmt: skip
    if one.kind == TargetKind.GAP:
        return _("Skillnaden mellan kvinnor och män ska vara högst %(value)s år %(year)s") % facts
    if one.kind == TargetKind.RELATIVE:
        return _("Minst lika bra som %(area)s") % facts
    if one.kind == TargetKind.DIRECTION:
        return {"up": _("Ska öka"), "down": _("Ska minska")}.get(row.better, _("Ska röra sig åt rätt håll"))
    if row.better == "band":
        return _("Mellan %(low)s och %(value)s år %(year)s") % facts
    if row.better == "down":
        return _("Högst %(value)s år %(year)s") % facts
    return _("Minst %(value)s år %(year)s") % facts


def judged(verdicts: Mapping[str, int]) -> str:
    """How many indicators there are and how it goes with them, in a sentence; "" when there are none."""
    n = sum(verdicts.values())
    if not n:
        return ""
    words = {
        "reached": _("%(n)s bedöms nå målet"), "partly": _("%(n)s bedöms nå målet delvis"),
        "not": _("%(n)s bedöms inte nå målet"),
        "unknown": _("%(n)s går inte att bedöma"), "stale": _("%(n)s är bedömd på äldre siffror"),
        "none": _("%(n)s är inte bedömd"),
    }  # fmt: skip
    parts = [said % {"n": verdicts[code]} for code, said in words.items() if verdicts.get(code)]
    listed = (
        parts[0] if len(parts) == 1 else _("%(some)s och %(last)s") % {"some": ", ".join(parts[:-1]), "last": parts[-1]}
    )
    whole = ngettext(
        "%(n)s indikator visar hur det går: %(listed)s.", "%(n)s indikatorer visar hur det går: %(listed)s.", n
    )
    return whole % {"n": n, "listed": listed}


def why(error: refusals.Refusal) -> str:
    """One sentence for one refusal."""
    match error:
        case refusals.NotYet(what="figures"):
            return _("Det finns inga siffror att visa. Hämta eller fyll i siffror först.")
        case refusals.NotYet(what="sexes"):
            return _("Siffror om människor ska visas för kvinnor och män. Hämta dem så eller skriv varför inte.")
        case refusals.NotYet(what="goals"):
            return _("Koppla minst ett mål innan du publicerar.")
        case refusals.NothingWaiting():
            return _("Det finns inga nya siffror att ta in.")
        case refusals.NoFigures():
            return _("Källan har inga siffror för området. Kontrollera områdets kod.")
        case refusals.Closed():
            return _("Året är redovisat. Skriv varför du rättar, så sparas både före och efter.")
        case refusals.NoReason():
            return _("Skriv ett skäl.")
        case refusals.AlreadyThere():
            return _("Det finns redan.")
        case refusals.Inconsistent():
            return " ".join(dict.fromkeys(str(said) for many in error.fields.values() for said in many))
        case _:
            return _("Det gick inte. Försök igen.")
