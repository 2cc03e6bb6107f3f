"""samsyn remiss STRATEGY RESPONSES_DIR --out OUT_DIR: from files to a consultation report, without a site."""

import hashlib
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from samsyn.consultation import outcome, resume
from samsyn.consultation.analysis import Analysis, Inputs, program, to_json
from samsyn.consultation.folder import Folder, read_folder
from samsyn.consultation.grouping import natural
from samsyn.consultation.intake import analyse, organisations, read_all
from samsyn.consultation.reading import reader
from samsyn.consultation.report import files
from samsyn.consultation.report.from_analysis import report_of
from samsyn.consultation.report.values import Pattern
from samsyn.cores import outline as outlines
from samsyn.cores.outline import Outline
from samsyn.cores.outline.values import NOTICES
from samsyn.cores.text import formats
from samsyn.cores.text.formats.errors import Unreadable
from samsyn.cores.text.values import File
from samsyn.people.commands import WRONG_USE, SwedishCommand

NEEDS_PERSON = 3


class Command(SwedishCommand):
    help = "Läser en strategi och en mapp med remissvar och skriver en sammanställning."
    usage = (
        "samsyn remiss STRATEGI MAPP --out UTMAPP",
        "samsyn remiss strategi.docx svar --out sammanstallning",
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "strategy", metavar="STRATEGI", type=Path, help="strategin: .docx, .odt, .html, .md, .pdf eller .txt"
        )
        parser.add_argument("responses", metavar="MAPP", type=Path, help="mappen med remissvar, som de kom in")
        parser.add_argument(
            "--out", metavar="UTMAPP", type=Path, required=True, help="mappen där sammanställningen skrivs"
        )
        parser.add_argument(
            "--pattern", choices=("section", "sender"), default="section",
            help="section: avsnitt för avsnitt (förval). sender: en tabell per avsändare, en rad per synpunkt",
        )  # fmt: skip

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            code = self._run(options["strategy"], options["responses"], options["out"], options["pattern"])
        except KeyboardInterrupt:
            self._stop("Avbrutet. Kör samma kommando igen, så fortsätter det där det slutade.", 130)
        if code:
            sys.exit(code)

    def _run(self, strategy: Path, responses: Path, out: Path, pattern: Pattern) -> int:
        sha256, outline = self._strategy(strategy)
        folder = self._folder(responses, out)
        try:
            out.mkdir(parents=True, exist_ok=True)
            with resume.locked(out):
                resume.check_ours(out, files.NAMES)
                analysis = self._analyse(folder, outline, self._inputs(strategy, sha256, outline), out)
                outputs, missing = self._outputs(analysis, outline, pattern)
                resume.write_outputs(out, outputs, gone=missing)
        except resume.InUse:
            self._stop(f"En annan körning arbetar redan i {out}. Vänta tills den är klar, eller välj en annan utmapp.")
        except resume.NotOurs as error:
            self._stop(outcome.not_ours(out, error.names))
        except OSError as error:
            self._stop(f"Det gick inte att skriva i {out}: {error.strerror or error}. Välj en annan utmapp med --out.")
        self.stdout.write(outcome.summary(analysis, out, missing))
        return NEEDS_PERSON if missing or outcome.needs_person(analysis) else 0

    def _inputs(self, strategy: Path, sha256: str, outline: Outline) -> Inputs:
        notices = tuple(NOTICES[code] for code in outline.notices if code != "no-headings")
        return Inputs(strategy.name, sha256, program(), notices)

    def _strategy(self, path: Path) -> tuple[str, Outline]:
        if not path.is_file():
            self._stop(
                f"Strategin {path} finns inte. Kontrollera sökvägen: det ska vara en fil, till exempel strategi.docx."
            )
        try:
            data = path.read_bytes()
            document = formats.read(File(path.name, data))
        except OSError as error:
            self._stop(f"Strategin {path} gick inte att öppna: {error.strerror or error}.")
        except Unreadable as error:
            self._stop(f"Strategin går inte att läsa. {formats.sentence(error)}")
        return hashlib.sha256(data).hexdigest(), outlines.read(document)

    def _folder(self, path: Path, out: Path) -> Folder:
        if not path.is_dir():
            self._stop(f"Mappen {path} finns inte. Ange mappen där remissvaren ligger.")
        if resume.is_inside(out, path):
            self._stop(
                f"Utmappen {out} ligger i mappen med remissvar. Då skulle sammanställningen läsas som ett svar. "
                "Välj en utmapp någon annanstans."
            )
        folder = read_folder(path)
        if not folder.files:
            self._stop(f"Mappen {path} är tom. Lägg remissvaren där och kör igen.")
        return folder

    def _analyse(self, folder: Folder, outline: Outline, inputs: Inputs, out: Path) -> Analysis:
        known = organisations(folder.files, folder.listed)
        store = resume.Store(out, outline, known)
        ordered = sorted(folder.files, key=lambda source: natural(source.name))
        with self._progress(len(ordered)) as tell:
            batches = read_all(ordered, reader(outline, organisations=known), kept=store, progress=tell)
        analysis = analyse(batches, outline, folder.listed, inputs=inputs, trouble=folder.trouble)
        store.forget_others()
        return analysis

    def _outputs(
        self, analysis: Analysis, outline: Outline, pattern: Pattern
    ) -> tuple[dict[str, bytes], tuple[str, ...]]:
        report = report_of(analysis, outline)
        console = Console(stderr=True)
        if console.is_terminal:
            console.print("Skriver sammanställningen …")
        printed, missing = files.print_all(report, pattern)
        return {**printed, "analysis.json": to_json(analysis)}, missing

    @contextmanager
    def _progress(self, total: int) -> Iterator[Callable[[str], None]]:
        """A bar on a terminal, nothing otherwise. Drawn by us, not by a thread: threads and forking do not mix."""
        console = Console(stderr=True)
        columns = (
            TextColumn("Läser"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[name]}"),
        )
        bar = Progress(*columns, console=console, auto_refresh=False, disable=not console.is_terminal)
        with bar:
            task = bar.add_task("", total=total, name="")

            def tell(name: str) -> None:
                bar.update(task, advance=1, name=name[-40:], refresh=True)

            yield tell

    def _stop(self, sentence: str, code: int = WRONG_USE) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(code)
