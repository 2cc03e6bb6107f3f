"""Documents made of random lines: what letters hold, what they should not, and signs that no one expects."""

from hypothesis import strategies as st

from samsyn.cores.text.values import Document, Line, Page

_SAID = [
    "Lindvikens kommun", "2025-03-11", "Dnr KS 2025/48", "Box 12, 812 30 Hede", "Till Region Norrhede", "Hej!",
    "Yttrande över remiss", "3.2 Kompetensförsörjning", "Fråga 4: Är målen rätt?", "Kommunens synpunkter", "§ 58",
    "Sida 2 (3)", "2", "Innehåll", "Kapitel 1 ........ 4",
    "Kommunen anser att målet bör kompletteras med bredband.",
    "Vidare saknas ett stycke om kultur, bl.a. bibliotek.", "Det stämmer inte.",
    "Strategin består av fyra målområden.", "Kommunen har beretts tillfälle att yttra sig.",
    "Kommunen vill lyfta följande:", "• Fler bussar", "- Billigare el", "1. Stryk mål 2.", "2. Lägg till mål 3.",
    "a) Varför?", "o Vården", "hälso-", "och sjukvård", "kompetens-", "försörjning", "utveck\u00adling",
    "kollektiv\ufffe", "trafiken\u0002er", "a\u030anger", "ﬁnns", "Med vänlig hälsning", "Kim Exempel",
    "kommunchef", "Från: a@b.example", "Skickat: den 3 maj 2025", "Till: c@d.example", "Ämne: Remiss",
    "> Tidigare mejl", "-----Ursprungligt meddelande-----", "Skickat från min iPhone", "Kopia till",
    "Kommunstyrelsen beslutar att anta yttrandet.", "________", "…", "\ufffd\ufffd", "\U0001f600", "?!", "“", "”",
    "Vi undrar hur det ska gå till? Och när!", "Se www.norrhede.example. Sid 14.", "12 000 kr.",
    "Kommunen avstår från att yttra sig.", "\x07", "\u200b",
]  # fmt: skip
_ROLES = ["body", "body", "body", "title", "heading", "list", "cell", "note", "header", "footer", "quote"]
_GLUE = [" ", "\n", "\n\n", "\r\n", "\f", "\t", "", "\u2028", "\xa0"]

_piece = st.one_of(st.sampled_from(_SAID), st.text(max_size=12))
_text = st.lists(st.tuples(_piece, st.sampled_from(_GLUE)), max_size=14).map(
    lambda parts: "".join(piece + glue for piece, glue in parts)
)


@st.composite
def _page(draw: st.DrawFn, number: int) -> Page:
    text = draw(_text)
    lines: list[Line] = []
    at = 0
    while at < len(text) and draw(st.integers(0, 9)):
        start = at + draw(st.integers(0, 6))
        end = start + draw(st.integers(1, 60))
        lines.append(draw(_line(start, end)))
        at = max(at, end - draw(st.sampled_from([0, 0, 0, 5])))
    order = draw(st.permutations(lines)) if draw(st.booleans()) else lines
    return Page(number, text, tuple(order), width=595, height=842)


@st.composite
def _line(draw: st.DrawFn, start: int, end: int) -> Line:
    role = draw(st.sampled_from(_ROLES))
    table = draw(st.integers(0, 1)) if role == "cell" else -1
    x, y = draw(st.integers(50, 400)), draw(st.integers(20, 800))
    return Line(
        start,
        end,
        role,  # type: ignore[arg-type]
        level=draw(st.integers(0, 3)),
        label=draw(st.sampled_from(["", "", "", "•", "3.", "b)", "2.1"])),
        bold=draw(st.booleans()),
        size=draw(st.sampled_from([0.0, 9.0, 11.0, 14.0])),
        box=(x, y, x + 150, y + 12) if draw(st.booleans()) else None,
        table=table,
        row=draw(st.integers(0, 3)) if table >= 0 else -1,
        column=draw(st.integers(0, 2)) if table >= 0 else -1,
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document of one to four pages, with or without lines."""
    count = draw(st.integers(1, 4))
    form = draw(st.sampled_from(["pdf", "docx", "txt", "eml", "html"]))
    pages = tuple(draw(_page(number)) for number in range(1, count + 1))
    return Document(form, pages, sender=draw(st.sampled_from(["", "Kim <kim@b.example>"])))
