"""The law view as a spreadsheet, to be put in the case."""

import csv
import io

from samsyn.law.queries import StatuteView

HEAD = ("regel", "författning", "paragraf", "grad", "innebörd", "läge", "underlag", "antal spår", "sagt av", "skäl")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(statutes: tuple[StatuteView, ...]) -> bytes:
    """One row for each rule, UTF-8 with a mark that Excel understands."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEAD)
    for statute in statutes:
        for one in statute.rules:
            word = one.words[0] if one.words else None
            row = (
                one.rule.id, statute.statute.number, one.rule.paragraph, one.rule.grade, one.rule.says,
                str(one.state.label), one.evidence.sentence, str(one.evidence.count),
                word.by if word else "", word.because if word else "",
            )  # fmt: skip
            writer.writerow(f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row)
    return out.getvalue().encode("utf-8-sig")
