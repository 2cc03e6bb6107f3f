"""samsyn project INPUT_DIR --to YEAR --out DIR: from counted people to a projection with its uncertainty."""

import re
import sys
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any, NoReturn

from samsyn.cores.demography import Multiplier
from samsyn.people.commands import WRONG_USE, SwedishCommand
from samsyn.projection import outdir, packing, prose, writing
from samsyn.projection.intake import read_folder
from samsyn.projection.reconciling import METHODS, Wish, read_totals, reconcile
from samsyn.projection.refusals import Refused
from samsyn.projection.running import Run, Wanted, from_year, run


def scenario(text: str) -> Multiplier:
    """flow:factor:first-last[:area+area]."""
    found = re.fullmatch(r"(\w+):(\d+(?:[.,]\d+)?):(\d{4})[-–](\d{4})(?::(.+))?", text)
    if not found:
        raise ArgumentTypeError("skriv till exempel immigration:0.5:2026-2030 eller births:1.1:2026-2050:0114+0115")
    areas = tuple(found[5].split("+")) if found[5] else ()
    try:
        return Multiplier(found[1], float(found[2].replace(",", ".")), int(found[3]), int(found[4]), areas)
    except ValueError:
        raise ArgumentTypeError(
            f"flödet {found[1]} finns inte. Välj births, deaths, in, out, immigration eller emigration"
        ) from None


class Command(SwedishCommand):
    help = "Räknar fram folkmängden år för år, med osäkerhet, ur folkmängd, födda och döda."
    usage = (
        "samsyn project MAPP --to ÅR --out UTMAPP",
        "samsyn project underlag --to 2050 --draws 1000 --out prognos",
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder", metavar="MAPP", type=Path,
            help="mapp med population.csv, births.csv, deaths.csv och gärna migration.csv (eller json-stat2: .json)",
        )  # fmt: skip
        parser.add_argument("--to", metavar="ÅR", type=int, required=True, help="sista året att räkna fram")
        parser.add_argument("--out", metavar="UTMAPP", type=Path, required=True, help="mappen där resultatet skrivs")
        parser.add_argument("--draws", metavar="ANTAL", type=int, default=1000, help="tänkbara framtider (förval 1000)")
        parser.add_argument("--seed", metavar="FRÖ", type=int, default=1, help="samma frö ger samma siffror (förval 1)")
        parser.add_argument(
            "--scenario", metavar="FLÖDE:FAKTOR:FRÅN-TILL[:OMRÅDEN]", type=scenario, action="append", default=[],
            help="gångra ett flöde under några år, till exempel immigration:0.5:2026-2030; kan upprepas",
        )  # fmt: skip

        parser.add_argument(
            "--since", metavar="ÅR", type=int, help="använd historien från och med det här året (förval: hela)",
        )  # fmt: skip
        parser.add_argument(
            "--reconcile", choices=list(METHODS), metavar="SÄTT",
            help="låt områdena stämma med en prognos för alla tillsammans: rakning eller minsta-kvadrat",
        )  # fmt: skip
        parser.add_argument(
            "--totals", metavar="FIL", type=Path, help="låt områdena stämma med givna totaler (year,value)",
        )  # fmt: skip
        parser.add_argument(
            "--format", metavar="FORMAT", choices=writing.KINDS, default="csv",
            help="tabellerna som csv (förval), parquet eller both (båda); parquet är ett tillägg till Samsyn",
        )  # fmt: skip

    def handle(self, *_args: Any, **options: Any) -> None:
        wanted = Wanted(options["to"], options["draws"], abs(options["seed"]), tuple(options["scenario"]))
        out: Path = options["out"]
        try:
            if options["format"] != "csv":
                packing.ready()
            totals = read_totals(options["totals"]) if options["totals"] else None
            wish = Wish(METHODS.get(options["reconcile"] or ""), totals)
            done = self._run(options["folder"], out, wanted, wish, options["since"], options["format"])
        except Refused as error:
            self._stop(str(error))
        except KeyboardInterrupt:
            self._stop(f"Avbrutet. {out} är märkt som ofärdig; kör samma kommando igen.", 130)
        except OSError as error:
            self._stop(f"Det gick inte att skriva i {out}: {error.strerror or error}. Välj en annan mapp med --out.")
        self.stdout.write(self._last_words(done, out))

    def _run(self, folder: Path, out: Path, wanted: Wanted, wish: Wish, since: int | None, kind: writing.Kind) -> Run:
        intake = read_folder(folder)
        if since is not None:
            intake = from_year(intake, since)
        if out.resolve() == folder.resolve():
            raise Refused("Utmappen är samma som mappen med underlag. Då skulle underlaget skrivas över.")
        if outdir.broken(out):
            self.stderr.write("Den förra körningen i utmappen blev inte klar. Den görs om från början.")
        outdir.begin(out)
        done = run(intake, wanted)
        if wish.method or wish.totals:
            done = reconcile(done, wish)
        outdir.finish(out, writing.files(done, kind), writing.record(done, outdir.sums(folder)))
        return done

    def _last_words(self, done: Run, out: Path) -> str:
        country = done.draws.country
        low, middle, high = (prose.number(float(part[-1])) for part in (country.p10, country.p50, country.p90))
        notes = "".join(f"\n  {note}" for note in done.notes)
        return (
            f"År {done.draws.years[-1]}: {middle} personer, med fyra chanser av fem mellan {low} och {high}.\n"
            f"Resultatet ligger i {out}. Börja med sammanfattning.md.{notes}"
        )

    def _stop(self, sentence: str, code: int = WRONG_USE) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(code)
