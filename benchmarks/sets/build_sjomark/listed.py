"""The small set ``sjomark_lista``: files with names that say nothing, and ``avsandare.csv`` that says who sent them."""

from benchmarks.sets.build_sjomark import word
from benchmarks.sets.build_sjomark.blocks import parse, text
from benchmarks.sets.build_sjomark.collect import Answer
from benchmarks.sets.build_sjomark.marks import Truth

LIST = """fil;organisation;klass;inkom;diarienummer
0001.docx;Kvarnåns vattenråd;Föreningar;2026-08-30;RS 2026/0311-14
0002.txt;Strandköpings Bio & Scen AB;Privata eller kommunala bolag;2026-09-02;RS 2026/0311-15
0003.docx;privatperson;privatperson;2026-09-04;RS 2026/0311-16
0004.txt;Region Fjällmark;Regioner;2026-09-11;RS 2026/0311-17
"""


def answers() -> list[Answer]:
    """Four responses; the letters name no sender, or another one than the list."""
    rows = [line.split(";") for line in LIST.splitlines()[1:]]
    made = []
    for name, sender, group, *_ in rows:
        stance = "avstår" if sender.startswith("Region") else ""
        answer = Answer(sender, group, stance, sender_from="list", class_from="list")
        truth = Truth()
        source = text(f"list_{name[:4]}")
        if name.endswith(".txt"):
            answer.file(name, truth(source).encode(), truth)
        else:
            answer.file(name, word.save(word.add(word.new(), parse(source, truth))), truth)
        made.append(answer)
    return made
