"""samsyn opinions VOTES.csv [--statements COMMENTS.csv] --out DIR: from exported votes to a report, without a site."""

import hashlib
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn

from samsyn.cores.opinion import NothingToAnalyse
from samsyn.dialogue.findings import Findings, findings
from samsyn.dialogue.opinionsfile import program, to_json
from samsyn.dialogue.report import wording
from samsyn.dialogue.report.docx import to_docx
from samsyn.dialogue.report.html import to_html
from samsyn.dialogue.statementfile import NONE, read_statements
from samsyn.dialogue.votefile import Unusable, VoteFile, read_votes
from samsyn.people.commands import WRONG_USE, SwedishCommand

_TOO_LITTLE = {
    "no_votes": "Ingen har röstat ännu. Det finns alltså inget att sammanställa.",
    "one_participant": "Bara en person har röstat. Det behövs minst två för att jämföra åsikter.",
    "one_statement": "Röster finns bara om ett påstående. Det behövs minst två för att se mönster.",
    "few_votes": "Färre än två personer har svarat på minst sju påståenden. Det räcker inte för att se grupper.",
}


class Command(SwedishCommand):
    help = "Läser röster på påståenden och visar vad som förenar, vad som skiljer och vilka åsiktsgrupper som finns."
    usage = (
        "samsyn opinions RÖSTER.csv --out UTMAPP",
        "samsyn opinions roster.csv --statements pastaenden.csv --out asikter",
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "votes", metavar="RÖSTER", type=Path,
            help="rösterna, .csv eller .csv.gz: en rad per deltagare med en kolumn per påstående, eller en per röst",
        )  # fmt: skip
        parser.add_argument("--statements", metavar="PÅSTÅENDEN", type=Path, help="påståendenas texter (.csv)")
        parser.add_argument("--out", metavar="UTMAPP", type=Path, required=True, help="mappen där rapporten skrivs")
        parser.add_argument("--seed", metavar="TAL", type=int, default=0, help="frö för slumpen (förval 0)")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            self._run(options["votes"], options["statements"], options["out"], options["seed"])
        except Unusable as error:
            self._stop(str(error))
        except NothingToAnalyse as error:
            self._stop(_TOO_LITTLE[error.reason])
        except OSError as error:
            self._stop(f"Filerna kunde inte skrivas i {options['out']} ({error.strerror or error}).")

    def _run(self, votes: Path, statements: Path | None, out: Path, seed: int) -> None:
        data, about = _bytes(votes), _bytes(statements) if statements else None
        read: VoteFile = read_votes(data, votes.name)
        texts = read_statements(about, statements.name) if about is not None and statements else NONE
        found = findings(read.votes, texts, seed=seed, notices=read.notices)
        _write(out, found, _sum(data), _sum(about) if about is not None else None)
        self.stdout.write(_told(found, out))

    def _stop(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(WRONG_USE)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unusable(f"Filen {path} finns inte eller kan inte läsas.") from error


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _write(out: Path, found: Findings, sha256: str, statements_sha256: str | None) -> None:
    made = {
        "opinions.json": to_json(found, sha256=sha256, statements_sha256=statements_sha256),
        "report.html": to_html(found, made_by=program(), sha256=sha256),
        "report.docx": to_docx(found, made_by=program(), sha256=sha256),
    }
    out.mkdir(parents=True, exist_ok=True)
    for name, data in made.items():
        (out / name).write_bytes(data)


def _told(found: Findings, out: Path) -> str:
    lines = [wording.lead(found), wording.common_heading(found) + (":" if found.common() else ".")]
    lines += [f"  {place}. {one.text}" for place, one in enumerate(found.common()[:5], start=1)]
    return "\n".join([*lines, wording.holds(found), *found.notices, f"Rapporten ligger i {out}."])
