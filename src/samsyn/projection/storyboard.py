"""How many we will be, in a minute: eight pictures with a sentence each."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from samsyn.projection import figures, showing
from samsyn.projection.figures import said
from samsyn.projection.queries import Outlook
from samsyn.projection.results import Totals

BEFORE, OLD = 4, 80


@dataclass(frozen=True, slots=True)
class Slide:
    """One picture: its kind names the drawing, ``said`` is the sentence, ``more`` a line below it."""

    kind: str
    said: str
    more: str
    figure: figures.Figure
    big: str = ""


def slides(outlook: Outlook, every: Sequence[Totals]) -> tuple[Slide, ...]:
    """In the order they are told."""
    one = showing.series(outlook, None)
    head = showing.headline(one)
    found = [_now(outlook, one, head), _past(one), _births(one), _moves(one), _coming(one, head), _old(one, head)]
    if len(outlook.places) > 1:
        found.append(_places(outlook))
    if len(every) > 1:
        found.append(_ways(outlook, one, every))
    return tuple(found)


def _now(outlook: Outlook, one: showing.Series, head: showing.Headline) -> Slide:
    people = one.people_past[-1]
    figure = figures.pyramid(people, people, figures.most_of(one.people_past[0], people, one.people[-1]))
    text = _("Så här många är vi i %(county)s.") % {"county": outlook.county}
    more = _("Varje streck är en ålder, de yngsta längst ner. Män till vänster, kvinnor till höger.")
    return Slide("pyramid", text, more, figure, said(head.now))


def _past(one: showing.Series) -> Slide:
    change = figures.neat(float(one.past[-1])) - figures.neat(float(one.past[0]))
    year = {"year": int(one.years_past[0]), "n": said(abs(change))}
    text = (
        _("Sedan %(year)s har vi blivit %(n)s fler.") if change >= 0 else _("Sedan %(year)s har vi blivit %(n)s färre.")
    )
    still = np.repeat(one.past[-1:], 3)[None]
    figure = figures.fan(one.years_past, one.past, one.years_past[-1:], still)
    return Slide("past", text % year, _("Linjen är hur många som bodde här varje år."), figure)


def _births(one: showing.Series) -> Slide:
    born, dead = (float(part[-len(one.years) :].sum()) for part in (one.births, one.deaths))
    facts = {"born": said(figures.neat(born)), "dead": said(figures.neat(dead)), "year": int(one.years[-1])}
    text = _("Fram till %(year)s väntas %(born)s födas och %(dead)s dö.")
    more = _("Fler dör än det föds.") if dead > born else _("Fler föds än som dör.")
    return Slide("components", text % facts, more, showing.components(one))


def _moves(one: showing.Series) -> Slide:
    ahead = slice(-len(one.years), None)
    born, dead, net = (float(part[ahead].sum()) for part in (one.births, one.deaths, one.net))
    rows = [(_("Födda"), born), (_("Döda"), -dead), (_("Flyttningar"), net), (_("Förändring"), born - dead + net)]
    text = _("Fler väntas flytta hit än härifrån.") if net >= 0 else _("Fler väntas flytta härifrån än hit.")
    more = _("Flyttningarna avgör om vi blir fler eller färre, och de är svårast att veta.")
    return Slide("sideways", text, more, figures.sideways(rows, whole=True))


def _coming(one: showing.Series, head: showing.Headline) -> Slide:
    text = _("År %(year)s blir vi troligen %(n)s.") % {"year": head.year, "n": said(head.middle)}
    more = _("Fyra chanser av fem att det blir mellan %(low)s och %(high)s.")
    return Slide(
        "fan", text, more % {"low": said(head.low), "high": said(head.high)}, showing.fan(one), said(head.middle)
    )


def _old(one: showing.Series, head: showing.Headline) -> Slide:
    now, then = float(one.people_past[-1][:, OLD:].sum()), float(one.groups[-1, -1, 1])
    facts = {"now": said(figures.neat(now)), "then": said(figures.neat(then)), "year": head.year}
    text = _("80 år och äldre: från %(now)s till %(then)s.") % facts
    figure = showing.pyramid(one, head.year).figure
    return Slide("pyramid", text, _("Konturen är i dag, ytan är %(year)s.") % facts, figure)


def _places(outlook: Outlook) -> Slide:
    rows = showing.municipalities(outlook)
    text = _("Det går olika i kommunerna.")
    first, last = rows[0], rows[-1]
    facts = {"first": first.name, "a": first.said_percent, "last": last.name, "b": last.said_percent}
    more = _("Mest i %(first)s, %(a)s procent. Minst i %(last)s, %(b)s procent.")
    kept = rows if len(rows) <= 2 * BEFORE + 2 else (*rows[:BEFORE], *rows[-BEFORE:])
    return Slide("sideways", text, more % facts, figures.sideways([(str(r.name), r.percent) for r in kept], " %"))


def _ways(outlook: Outlook, one: showing.Series, every: Sequence[Totals]) -> Slide:
    text = _("Det kan gå annorlunda. Framtiden är inte bestämd.")
    names = ", ".join(way.name for way in outlook.ways)
    return Slide("ways", text, names + ".", showing.ways_figure(outlook, one, every, None))
