"""The report as one HTML file that needs nothing else: font and style inside, no script."""

import base64
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from samsyn.cores.opinion import Verdict
from samsyn.dialogue.findings import MOST_SHOWN, Findings, Statement
from samsyn.dialogue.report import wording
from samsyn.dialogue.report.picture import COLOURS, svg

TITLE = "Vad deltagarna tyckte"


def to_html(found: Findings, *, made_by: str, sha256: str) -> bytes:
    """A whole page, UTF-8. The same findings give the same bytes."""
    return "".join(_page(found, made_by, sha256)).encode("utf-8", "replace")


def _page(found: Findings, made_by: str, sha256: str) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{TITLE}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
    yield '<a class="skip" href="#innehall">Till innehållet</a>\n<main id="innehall" tabindex="-1">\n'
    yield f'<h1>{TITLE}</h1>\n<p class="lead">{escape(wording.lead(found))}</p>\n'
    yield from _common(found)
    yield from _dividing(found)
    yield from _groups(found)
    yield from _picture(found)
    yield from _sure(found)
    yield from _table(found)
    yield f"</main>\n<footer><p>Gjord av {escape(made_by)}. Frö {found.seed}. "
    yield f'Röstfilens kontrollsumma (SHA-256): <span class="sum">{sha256}</span></p></footer>\n</body>\n</html>\n'


def _common(found: Findings) -> Iterator[str]:
    yield f'<section class="first">\n<h2>{escape(wording.common_heading(found))}</h2>\n'
    yield f'<p class="note">{wording.BARS}</p>\n'
    yield from _listed(found.common(), [wording.support(one, found) for one in found.common()], found)
    refused = found.common(Verdict.COMMON_DISAGREE)
    if refused:
        yield f"<h3>{wording.refused_heading(found)}</h3>\n"
        yield from _listed(refused, [wording.refusal(one, found) for one in refused], found)
    yield f'<p class="note">{escape(wording.common_note(found))}</p>\n</section>\n'


def _listed(statements: Sequence[Statement], notes: Sequence[str], found: Findings) -> Iterator[str]:
    if not statements:
        return
    yield "<ol>\n"
    for one, note in list(zip(statements, notes, strict=True))[:MOST_SHOWN]:
        yield f'<li><p class="said">{escape(one.text)}</p>{_bars(one, found)}<p class="small">{escape(note)}</p></li>\n'
    yield "</ol>\n"


def _bars(one: Statement, found: Findings) -> str:
    """A bar per group: agree, pass, disagree. The sentence below says the same, so this is hidden from readers."""
    rows, several = [], len(found.groups) > 1
    for group, count in zip(found.groups, one.by_group, strict=True):
        yes, no = (100 * part / max(count.seen, 1) for part in (count.agree, count.disagree))
        name = escape(group.name) if several else ""
        rows.append(
            f'<span class="bar"><b>{name}</b><svg viewBox="0 0 100 6" preserveAspectRatio="none">'
            f'<rect width="100" height="6" fill="#E4E9E8"/><rect width="{yes:.1f}" height="6" fill="#0B5257"/>'
            f'<rect x="{100 - no:.1f}" width="{no:.1f}" height="6" fill="#C77B3B"/></svg></span>'
        )
    return f'<div class="bars" aria-hidden="true">{"".join(rows)}</div>'


def _dividing(found: Findings) -> Iterator[str]:
    if len(found.groups) == 1:
        return
    divides = found.dividing()
    yield "<section>\n<h2>Det här skiljer grupperna åt</h2>\n"
    if divides:
        yield from _listed(divides, [wording.split(one, found) for one in divides], found)
    else:
        yield "<p>Inget påstående skiljer säkert grupperna åt.</p>\n"
    yield "</section>\n"


def _groups(found: Findings) -> Iterator[str]:
    if len(found.groups) == 1:
        return
    yield "<section>\n<h2>Det här säger varje grupp</h2>\n"
    for place, group in enumerate(found.groups):
        colour = COLOURS[place % len(COLOURS)]
        yield f'<h3><span class="letter" style="background:{colour}">{escape(group.name)}</span> '
        yield f"Grupp {escape(group.name)}: {wording.number(group.size)} personer</h3>\n<ul>\n"
        for at in group.typical:
            one = found.statements[at]
            yield f'<li><p class="said">{escape(one.text)}</p>'
            yield f'<p class="small">{escape(wording.own(one, place, found))}</p></li>\n'
        yield "</ul>\n"
    yield f'<p class="note">{escape(wording.unplaced(found))}</p>\n</section>\n'


def _picture(found: Findings) -> Iterator[str]:
    if len(found.groups) == 1:
        return
    yield f"<section>\n<h2>Bilden av grupperna</h2>\n<figure>\n{svg(found)}\n<figcaption>"
    yield "<h3>Så här läser du bilden</h3>\n<ul>\n"
    yield "".join(f"<li>{escape(line)}</li>\n" for line in wording.PICTURE)
    yield "</ul></figcaption>\n</figure>\n</section>\n"


def _sure(found: Findings) -> Iterator[str]:
    yield f"<section>\n<h2>Hur säkert är det?</h2>\n<p>{escape(wording.holds(found))}</p>\n"
    for line in wording.caveats(found):
        yield f"<p>{escape(line)}</p>\n"
    yield "</section>\n"


def _table(found: Findings) -> Iterator[str]:
    yield '<section class="wide">\n<h2>Alla påståenden och svar</h2>\n<p class="note">Varje ruta: andel som håller '
    yield "med, och antal som håller med / inte håller med / avstår.</p>\n"
    yield '<div class="scroll" tabindex="0" role="region" aria-label="Tabell över alla påståenden">\n'
    yield "<table>\n<thead><tr>"
    yield '<th scope="col">Nr</th><th scope="col">Påstående</th><th scope="col">Läge</th><th scope="col">Alla</th>'
    if len(found.groups) > 1:
        yield "".join(f'<th scope="col">Grupp {escape(group.name)}</th>' for group in found.groups)
    yield "</tr></thead>\n<tbody>\n"
    for one in found.statements:
        yield f'<tr><td>{escape(one.id)}</td><th scope="row">{escape(one.text)}</th>'
        yield f"<td>{wording.verdict(one, found)}</td>"
        for count in (one.everyone, *(one.by_group if len(found.groups) > 1 else ())):
            yield f"<td>{wording.percent(count.agree, count.seen)}<br><small>{wording.triple(count)}</small></td>"
        yield "</tr>\n"
    yield "</tbody>\n</table>\n</div>\n</section>\n"


def _style() -> str:
    font = files("samsyn.people").joinpath("static/samsyn/fonts/source-sans-3-latin-wght-normal.woff2").read_bytes()
    face = (
        '@font-face{font-family:"Source Sans 3";font-weight:200 900;'
        f'src:url(data:font/woff2;base64,{base64.b64encode(font).decode()}) format("woff2")}}\n'
    )
    return face + files("samsyn.dialogue.report").joinpath("opinions.css").read_text(encoding="utf-8")
