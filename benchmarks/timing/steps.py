"""``python -m benchmarks.timing.steps STEP …``: one timed step; prints its figures as one line of JSON."""

import json
import pickle
import resource
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from benchmarks.timing import floor, material


def measure_floor(folder: str, jobs: str) -> dict[str, Any]:
    """The bare text of the files: once in this process, once in ``jobs`` processes."""
    files = material.load(Path(folder))
    before = _cpu()
    seconds, characters = floor.single(files)
    cpu = _cpu() - before
    return {"single": seconds, "cpu": cpu, "parallel": floor.parallel(files, int(jobs)), "characters": characters}


def _cpu() -> float:
    """Processor seconds of this process and its ended children: steadier than the clock on a busy machine."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def measure_trip(strategy: str, folder: str, jobs: str, kept: str) -> dict[str, Any]:
    """From bytes in memory to placed and grouped comments in memory; they are kept in a file for the report."""
    from samsyn.consultation.intake import read_files
    from samsyn.cores import outline
    from samsyn.cores.text import formats
    from samsyn.cores.text.values import File

    path = Path(strategy)
    source, files = File(path.name, path.read_bytes()), material.load(Path(folder))
    before, start = _cpu(), time.perf_counter()
    read = outline.read(formats.read(source))
    found = read_files(files, read, jobs=int(jobs))
    seconds = time.perf_counter() - start
    cpu = _cpu() - before
    Path(kept).write_bytes(pickle.dumps((found, read)))
    return {
        "seconds": seconds,
        "cpu": cpu,
        "comments": len(found.comments),
        "responses": len(found.responses),
        "placed": sum(bool(one.links) for one in found.comments),
        "groups": len({one.duplicate_group for one in found.comments if one.duplicate_group}),
    }


def measure_report(kept: str) -> dict[str, Any]:
    """Every format of the report."""
    from samsyn.consultation.analysis import to_json
    from samsyn.consultation.report.docx import to_docx
    from samsyn.consultation.report.from_analysis import report_of
    from samsyn.consultation.report.html import to_html
    from samsyn.consultation.report.pdf import to_pdf
    from samsyn.consultation.report.xlsx import to_xlsx

    found, read = pickle.loads(Path(kept).read_bytes())
    seconds: dict[str, float] = {}
    report = _timed(seconds, "build", lambda: report_of(found, read))
    _timed(seconds, "json", lambda: to_json(found))
    for name, printer in (("docx", to_docx), ("html", to_html), ("xlsx", to_xlsx), ("pdf", to_pdf)):
        _timed(seconds, name, partial(printer, report))
    return seconds


def _timed(seconds: dict[str, float], name: str, work: Callable[[], Any]) -> Any:
    start = time.perf_counter()
    made = work()
    seconds[name] = time.perf_counter() - start
    return made


def measure_storing(strategy: str, folder: str, jobs: str) -> dict[str, Any]:
    """The same trip into a site: originals registered, then read and stored, in the database that is set."""
    import django

    django.setup()
    from django.core.management import call_command

    from samsyn.consultation import actions, storing
    from samsyn.cores.text.values import File
    from samsyn.people.actions import invite
    from samsyn.people.models import Role
    from samsyn.strategy.actions import create_document, import_edition, publish_edition
    from samsyn.strategy.models import Kind, Stage

    call_command("migrate", verbosity=0)
    path, at = Path(strategy), datetime(2026, 6, 1, 8, tzinfo=UTC)
    by = invite(email="matning@region.example", name="Mätningen", role=Role.STRATEGIST, by=None, password=_PASSWORD)
    document = create_document(
        kind=Kind.RUS, title="Mätning", region="Region Älvmark", county="Älvmarks län", slug="matning", by=by
    )
    edition = import_edition(
        document=document, stage=Stage.CONSULTATION, file=File(path.name, path.read_bytes()), at=at, by=by
    )
    publish_edition(edition=edition, at=at, by=by)
    round_ = actions.open_round(
        edition=edition,
        title="Mätning",
        registry_number="M 1",
        opens_on=date(2026, 1, 19),
        closes_on=date(2026, 5, 15),
        by=by,
    )
    files = [(file.name, file.data) for file in material.load(Path(folder))]
    seconds: dict[str, float] = {}
    batch = _timed(
        seconds, "received", lambda: actions.receive_files(round_=round_, source="svar", files=files, at=at, by=by)
    )
    _timed(seconds, "read_and_stored", lambda: storing.read_batch(batch, at=at, jobs=int(jobs)))
    return seconds


_PASSWORD: Final = "mätning-2040"
_STEPS: Final[dict[str, Callable[..., dict[str, Any]]]] = {
    "floor": measure_floor,
    "trip": measure_trip,
    "report": measure_report,
    "storing": measure_storing,
}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_STEPS[sys.argv[1]](*sys.argv[2:])) + "\n")
