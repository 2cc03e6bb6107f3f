"""The themes that comments take up. What is about a theme is about those above it too, and counts there once."""

from collections import Counter, defaultdict
from collections.abc import Callable

from samsyn.consultation.report.tables import Table, senders
from samsyn.consultation.report.values import Comment, Report, Respondent
from samsyn.consultation.senders import CLASSES


def by_theme(report: Report) -> Table:
    own = Counter(label for row in report.comments for label in row.themes)
    about = themes_of(report)
    in_all = Counter(label for row in report.comments for label in about(row))
    person = {row.id: row for row in report.respondents}
    said: dict[str, dict[str, Respondent]] = defaultdict(dict)
    for row in report.comments:
        for label in about(row):
            said[label][row.respondent] = person[row.respondent]
    rows = [
        (one.label, (in_all[one.label], own[one.label], senders(said[one.label].values())))
        for one in report.themes
        if in_all[one.label]
    ]
    return Table(
        "tema",
        "Vilka teman tar synpunkterna upp?",
        "De teman som handläggarna har satt. Ett tema räknar också det som ligger under det, varje synpunkt en gång. "
        "En synpunkt kan ha flera teman, därför summeras inte raderna.",
        "Tema",
        ("Synpunkter", "Direkt på temat", "Avsändare"),
        tuple(rows),
        bars=True,
    )


def themes_of(report: Report) -> Callable[[Comment], set[str]]:
    """A comment's themes and those above them, each once."""
    above = {one.label: one.above for one in report.themes}
    return lambda row: {step for label in row.themes for step in (label, *above.get(label, ()))}


def by_theme_and_class(report: Report) -> tuple[list[str], list[tuple[str, list[int]]]]:
    """The classes of those who take up some theme; each theme with its comments in all and from each class."""
    class_of = {row.id: row.class_ for row in report.respondents}
    about, count = themes_of(report), Counter[tuple[str, str]]()
    for row in report.comments:
        count.update((label, class_of[row.respondent]) for label in about(row))
    found, last = {class_ for _label, class_ in count}, len(CLASSES)
    classes = sorted(found, key=lambda one: (CLASSES.index(one) if one in CLASSES else last, one))
    rows = [(one.label, [count[one.label, class_] for class_ in classes]) for one in report.themes]
    return classes, [(label, [sum(counts), *counts]) for label, counts in rows if any(counts)]
