"""What an organisation has contributed, summed up in sentences. Only what everybody may see is counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn.comments.models import Verdict
from samsyn.portal.actor.answered import Answered


def summary(name: str, count: Counter[str], answers: Iterable[Answered]) -> tuple[str, ...]:
    """A sentence for each process with something to tell; one that says so when there is nothing."""
    said = [*_responses(name, count, list(answers)), *_done(count), *_agreed(count)]
    if said:
        return tuple(said)
    if count["invited"]:
        return (_("%(name)s är tillfrågad. Inget som organisationen har bidragit med är publicerat.") % {"name": name},)
    return (_("Inget som %(name)s har bidragit med är publicerat.") % {"name": name},)


def _responses(name: str, count: Counter[str], answers: list[Answered]) -> Iterator[str]:
    number = count["response"] + count["joint"]
    if not number:
        return
    told = [one for one in answers if one.told]
    comments = sum(one.comments for one in told)
    words = ngettext("%(name)s har lämnat %(count)s yttrande", "%(name)s har lämnat %(count)s yttranden", number)
    said = words % {"name": name, "count": number}
    if not comments:
        yield f"{said}." if told else _("%(said)s. Svaren på synpunkterna är inte publicerade än.") % {"said": said}
        return
    held = ngettext("%(count)s synpunkt", "%(count)s synpunkter", comments) % {"count": comments}
    became = {"said": said, "comments": held, "became": _became(told)}
    yield _("%(said)s med %(comments)s: %(became)s.") % became


def _became(told: list[Answered]) -> str:
    """ "17 beaktas helt eller delvis, 12 beaktas ej": every comment is counted once."""
    sums = Counter[str]()
    for one in told:
        sums.update(one.verdicts)
    counts = {
        _("%(count)s beaktas helt eller delvis"): sums[Verdict.HEEDED] + sums[Verdict.PARTLY],
        _("%(count)s beaktas ej"): sums[Verdict.NOT],
        _("%(count)s noteras"): sums[Verdict.NOTED],
        _("%(count)s hänvisas till någon annan"): sums[Verdict.REFERRED],
        _("%(count)s utan svar än"): sums[""],
    }
    return ", ".join(words % {"count": count} for words, count in counts.items() if count)


def _done(count: Counter[str]) -> Iterator[str]:
    parts = {
        "promise": ngettext("%(count)s åtagande", "%(count)s åtaganden", count["promise"]),
        "measure": ngettext("%(count)s egen åtgärd", "%(count)s egna åtgärder", count["measure"]),
        "partner": ngettext("%(count)s åtgärd som partner", "%(count)s åtgärder som partner", count["partner"]),
        "programme": ngettext("%(count)s program", "%(count)s program", count["programme"]),
    }
    if said := _listed(parts, count):
        yield _("I genomförandet: %(parts)s.") % {"parts": said}


def _agreed(count: Counter[str]) -> Iterator[str]:
    parts = {
        "member": ngettext("ledamot i %(count)s råd", "ledamot i %(count)s råd", count["member"]),
        "proposal": ngettext("%(count)s förslag", "%(count)s förslag", count["proposal"]),
        "deviation": ngettext("%(count)s avvikande synpunkt", "%(count)s avvikande synpunkter", count["deviation"]),
        "home": ngettext("%(count)s ärende för beslut hemma", "%(count)s ärenden för beslut hemma", count["home"]),
    }
    if said := _listed(parts, count):
        yield _("I samverkan: %(parts)s.") % {"parts": said}


def _listed(parts: Mapping[str, str], count: Counter[str]) -> str:
    return ", ".join(words % {"count": count[kind]} for kind, words in parts.items() if count[kind])
