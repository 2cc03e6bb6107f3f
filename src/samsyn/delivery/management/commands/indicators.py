"""samsyn indicators fetch|list|show|search|profile: public statistics as a library and a command, without a site."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management.base import BaseCommand

from samsyn.cores.series import Damaged
from samsyn.sources import catalogue, fetching, kolada, scb, showing
from samsyn.sources.errors import SourceError, Unclear, Unknown
from samsyn.sources.pxtable import Wish
from samsyn.sources.web import Web

WRONG_USE, NO_ANSWER = 2, 1
FORMATS = ("text", "csv", "json")
PROFILE = ("code", "title", "sex", "year", "value", "rank", "of")


def place() -> fetching.Place:
    """Where this machine keeps figures."""
    return fetching.Place.at(Path(settings.DATA_DIR) / "figures")


def kolada_web() -> Web:
    """Kolada, or the address that SAMSYN_KOLADA_URL gives (with its /v3)."""
    return Web(kolada.NAME, os.environ.get("SAMSYN_KOLADA_URL") or kolada.BASE)


def scb_web(table: str) -> Web:
    """SCB version 2, or version 1 for a table that is a path."""
    name, base = ("SAMSYN_SCB_V1_URL", scb.BASE_1) if "/" in table else ("SAMSYN_SCB_URL", scb.BASE)
    return Web(scb.NAME, os.environ.get(name) or base)


class Command(BaseCommand):
    help = "Hämtar, listar och visar nyckeltal ur Kolada och SCB. Fungerar utan nät för det som redan är hämtat."
    requires_system_checks = []
    suppressed_base_arguments = {
        "--version", "--settings", "--pythonpath", "--traceback", "--no-color", "--force-color", "--skip-checks",
    }  # fmt: skip

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", metavar="fetch|list|show|search|profile", required=True)
        self._fetch(verbs.add_parser("fetch", help="hämta siffror", missing_args_message=""))
        listed = verbs.add_parser("list", help="lista det som är hämtat")
        _formatted(listed)
        show = verbs.add_parser("show", help="visa siffror som är hämtade")
        show.add_argument("code", metavar="KOD", help="till exempel N01951 eller TAB638:BE0101N1")
        _windowed(show)
        _formatted(show)
        search = verbs.add_parser("search", help="sök i Koladas eller SCB:s katalog")
        search.add_argument("--source", choices=["kolada", "scb"], default="kolada", help="kolada om inget sägs")
        search.add_argument("words", metavar="ORD", nargs="+")
        _formatted(search)
        profile = verbs.add_parser("profile", help="ett områdes senaste värden och plats bland sina likar")
        profile.add_argument("area", metavar="OMRÅDE", help="till exempel 0019 eller 1980")
        _formatted(profile)

    def _fetch(self, fetch: ArgumentParser) -> None:
        fetch.add_argument("source", choices=["kolada", "scb"], metavar="kolada|scb")
        fetch.add_argument("--kpi", metavar="ID,ID", action="append", default=[], help="nyckeltal i Kolada")
        fetch.add_argument("--table", metavar="TABELL", default="", help="tabell hos SCB: TAB638 eller en sökväg")
        fetch.add_argument("--select", metavar="VARIABEL=KOD", action="append", default=[], help="val i SCB:s tabell")
        _windowed(fetch)
        fetch.add_argument("--preview", action="store_true", help="visa vad som skulle ändras, spara inget")

    def handle(self, *_args: Any, **options: Any) -> None:
        verbs: dict[str, Callable[[dict[str, Any]], None]] = {
            "fetch": self._do_fetch, "list": self._do_list, "show": self._do_show, "search": self._do_search,
            "profile": self._do_profile,
        }  # fmt: skip
        try:
            verbs[options["verb"]](options)
        except (Unknown, Unclear, ValueError) as error:
            self._stop(str(error), WRONG_USE)
        except SourceError as error:
            self._stop(str(error), NO_ANSWER)
        except KeyboardInterrupt:
            self._stop("Avbrutet. Kör samma kommando igen, så fortsätter hämtningen där den var.", 130)
        except OSError as error:
            self._stop(f"Det gick inte att läsa eller skriva i {settings.DATA_DIR}: {error}.", NO_ANSWER)

    def _do_fetch(self, options: dict[str, Any]) -> None:
        areas, kpis = _ids(options["area"]), _ids(options["kpi"])
        first, last, save = options["first"] or "", options["last"] or "", not options["preview"]
        if options["source"] == "kolada":
            if not kpis:
                self._stop("Säg vilka nyckeltal: --kpi N01951,N01963.", WRONG_USE)
            done = fetching.from_kolada(
                place(), kolada_web(), kpis=kpis, areas=areas, first=first, last=last, save=save, told=self._told
            )
        else:
            if not options["table"]:
                self._stop("Säg vilken tabell: --table TAB638.", WRONG_USE)
            choices = dict(_choice(said) for said in options["select"])
            wish = Wish(options["table"], choices, areas, first, last)
            done = fetching.from_scb(place(), scb_web(wish.table), wish, save=save, told=self._told)
        self._say(done, save=save)

    def _told(self, line: str) -> None:
        self.stderr.write(line)

    def _say(self, done: fetching.Fetched, *, save: bool) -> None:
        for one in done.outcomes:
            counts = f"{one.count('added')} nya, {one.count('changed')} ändrade, {one.count('gone')} borttagna"
            self.stdout.write(f"{one.code}  {one.title}: {one.figures} siffror ({counts})")
        if not save:
            self.stdout.write("Inget är sparat. Kör utan --preview för att spara.")
        said = (
            (done.unknown, "Finns inte i källan"), (done.unknown_areas, "Områden som inte finns i källan"),
            (done.empty, "Inga siffror för de områdena och åren"),
            (done.discontinued, "Ingen ny publicering är planerad"),
        )  # fmt: skip
        for codes, what in said:
            if codes:
                self.stderr.write(f"{what}: {', '.join(codes)}")

    def _do_list(self, options: dict[str, Any]) -> None:
        found = place().store.all()
        if options["format"] == "text":
            self._write(
                showing.list_text(found) if found else "Inget är hämtat än. Börja med: samsyn indicators fetch\n"
            )
            return
        self._rows(showing.list_rows(found), ("code", "source", "title", "fetched", "revision"), options["format"])

    def _do_show(self, options: dict[str, Any]) -> None:
        store = place().store
        described = store.described(options["code"])
        if described is None:
            raise Unknown(f"{options['code']} är inte hämtat. Hämta först: samsyn indicators fetch kolada --kpi KOD")
        try:
            series = store.figures(options["code"])
        except Damaged:
            self._stop(f"Det som är sparat om {options['code']} är skadat. Hämta det igen.", NO_ANSWER)
        rows = list(series.rows(_ids(options["area"]), options["first"] or "", options["last"] or ""))
        if options["format"] == "text":
            self._write(f"{described.title}\n\n{showing.figures_text(rows, store.areas())}\n")
            self._write(f"Källa: {described.source}, hämtat {described.fetched_at}.\n")
        else:
            self._write(showing.figures_csv(rows) if options["format"] == "csv" else showing.figures_json(rows))

    def _do_search(self, options: dict[str, Any]) -> None:
        scbs = options["source"] == "scb"
        held = catalogue.tables(place(), scb_web("")) if scbs else catalogue.kpis(place(), kolada_web())
        if held.old:
            self.stderr.write(f"{held.old} Katalogen är den som hämtades {held.at}.")
        rows: list[dict[str, object]] = [
            {"code": one.id, "title": one.title, "sex": {True: "ja", False: "nej", None: ""}[one.by_sex],
             "areas": "".join(one.areas)}
            for one in held.search(" ".join(options["words"]))
        ]  # fmt: skip
        self._rows(rows, ("code", "sex", "areas", "title"), options["format"])

    def _do_profile(self, options: dict[str, Any]) -> None:
        store = place().store
        titles = {one.code: one.title for one in store.all()}
        rows: list[dict[str, object]] = [
            {"code": one.code, "title": titles[one.code], "sex": sex, "year": one.years[at], "value": one.values[at],
             "rank": one.ranks[at], "of": one.of[at]}
            for one in store.profile(options["area"])
            for at, sex in enumerate("TKM") if one.ranks[at]
        ]  # fmt: skip
        self._rows(rows, PROFILE, options["format"])

    def _rows(self, rows: list[dict[str, object]], columns: tuple[str, ...], form: str) -> None:
        ways: dict[str, Callable[[], str]] = {
            "csv": lambda: showing.table_csv(rows, columns),
            "json": lambda: showing.table_json(rows),
            "text": lambda: showing.table_text(rows, columns),
        }
        self._write(ways[form]())

    def _write(self, text: str) -> None:
        self.stdout.write(text, ending="")

    def _stop(self, sentence: str, code: int) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(code)


def _windowed(parser: ArgumentParser) -> None:
    parser.add_argument("--area", metavar="KOD,KOD", action="append", default=[], help="områden; alla om inget sägs")
    parser.add_argument("--from", metavar="ÅR", dest="first", help="från och med")
    parser.add_argument("--to", metavar="ÅR", dest="last", help="till och med")


def _formatted(parser: ArgumentParser) -> None:
    parser.add_argument("--format", choices=FORMATS, default="text", help="text (förval), csv eller json")


def _ids(said: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.strip() for part in said for one in part.split(",") if one.strip()))


def _choice(said: str) -> tuple[str, str]:
    name, equals, value = said.partition("=")
    if not (name and equals and value):
        raise Unclear(f"--select ska vara VARIABEL=KOD, inte {said}.")
    return name, value
