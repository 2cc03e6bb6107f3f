"""A response as one accessible HTML file: headings, lists and tables, no script, nothing of the old file but words."""

from collections.abc import Iterator, Sequence
from html import escape

from samsyn.consultation.publishing.parts import Part
from samsyn.consultation.publishing.veils import GONE

STYLE = (
    "body{font:1.125rem/1.6 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#18282B;"
    "background:#fff}table{border-collapse:collapse}td,th{border:1px solid #6F8386;padding:.25rem .5rem;"
    "text-align:left;vertical-align:top}.facts{color:#51656A;font-family:sans-serif;font-size:1rem}"
    "mark{background:#18282B;color:#fff;padding:0 .3em}"
    "@media(prefers-color-scheme:dark){body{background:#0F1B1D;color:#E8EFED}.facts{color:#A9BDBF}"
    "mark{background:#E8EFED;color:#0F1B1D}}"
)


def page(parts: Sequence[Part], *, title: str, facts: Sequence[str], language: str = "") -> bytes:
    """The file, UTF-8. The same parts give the same bytes."""
    return "".join(_page(parts, title, facts, language)).encode("utf-8", "replace")


def _page(parts: Sequence[Part], title: str, facts: Sequence[str], language: str) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
    yield f"<h1>{escape(title)}</h1>\n"
    yield "".join(f'<p class="facts">{escape(fact)}</p>\n' for fact in facts)
    yield f'<div lang="{language}">\n' if language else ""
    deepest = 1
    for part in parts:
        if part.kind == "heading":
            deepest = min(part.level + 1, deepest + 1, 6)
            yield f"<h{deepest}>{_words(part.text)}</h{deepest}>\n"
        else:
            yield _body(part)
    yield "</div>\n" if language else ""
    yield "</main>\n</body>\n</html>\n"


def _body(part: Part) -> str:
    if part.kind == "list":
        return f"<ul>\n{''.join(f'<li>{_words(row[0])}</li>\n' for row in part.rows)}</ul>\n"
    if part.kind == "table":
        head = "".join(f'<th scope="col">{_words(cell)}</th>' for cell in part.rows[0])
        rows = "".join(f"<tr>{''.join(f'<td>{_words(cell)}</td>' for cell in row)}</tr>\n" for row in part.rows[1:])
        return f"<table><thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table>\n"
    return f"<p>{_words(part.text)}</p>\n"


def _words(text: str) -> str:
    return escape(text).replace(escape(GONE), "<mark>maskat</mark>")
