"""The law view as a spreadsheet, to be put in the case."""

from samsyn.law.queries import RuleView, StatuteView
from samsyn.people import sheets

HEAD = (
    "regel",
    "författning",
    "paragraf",
    "grad",
    "innebörd",
    "läge",
    "underlag",
    "antal spår",
    "saknas",
    "sagt av",
    "skäl",
)


def as_csv(statutes: tuple[StatuteView, ...]) -> bytes:
    """One row for each rule, UTF-8 with a mark that Excel understands."""
    return sheets.to_csv(HEAD, (_row(statute, one) for statute in statutes for one in statute.rules))


def _row(statute: StatuteView, one: RuleView) -> tuple[str, ...]:
    word = one.words[0] if one.words else None
    return (
        one.rule.id, statute.statute.number, one.rule.paragraph, one.rule.grade, one.rule.says,
        str(one.state.label), one.evidence.sentence, str(one.evidence.count),
        "; ".join(one.evidence.missing), word.by if word else "", word.because if word else "",
    )  # fmt: skip
