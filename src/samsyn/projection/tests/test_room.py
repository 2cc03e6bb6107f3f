"""From tables to a published page, and what happens when something is in the way."""

import csv
import io
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from samsyn.cores import demography
from samsyn.cores.demography import Draws, Multiplier
from samsyn.people import actions as people
from samsyn.people.models import JournalEntry, Person, Role
from samsyn.projection import access, actions, carrying, queries, results
from samsyn.projection.actions import Way
from samsyn.projection.models import Material, Outcome, Publication, Run, Scenario
from samsyn.projection.reconciling import county_cells
from samsyn.projection.refusals import Refused
from samsyn.projection.running import Wanted
from samsyn.projection.tests.test_project import make
from tests.cores.demography.places import history

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _kept_elsewhere(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, tuple[str, bytes]]:
    folder = make(tmp_path / "in")
    return {path.stem: (path.name, path.read_bytes()) for path in folder.iterdir()}


@pytest.fixture
def material(files: dict[str, tuple[str, bytes]]) -> Material:
    return actions.receive_material(county="Provlän", source="Påhittat", files=files, at=NOW, by=None)


@pytest.fixture
def asked(material: Material) -> Run:
    fewer = Way("Färre barn", (Multiplier("births", 0.5, 2024, 2030),))
    return actions.ask_for_run(material=material, to=2030, at=NOW, by=None, draws=20, ways=[fewer])


def counted(run: Run) -> Run:
    carrying.carry_out(run, clock=lambda: NOW)
    run.refresh_from_db()
    return run


@pytest.fixture
def published(asked: Run) -> Run:
    actions.publish(run=counted(asked), at=NOW, by=None)
    return asked


def someone(role: Role) -> Client:
    person = people.invite(email=f"{role}@example.org", name=str(role), role=role, by=None, password="lång nog 2040")
    client = Client()
    client.force_login(person)
    return client


def test_tables_are_kept_as_they_came(material: Material, files: dict[str, tuple[str, bytes]]) -> None:
    assert {t.stem: t.content.read() for t in material.tables.all()} == {k: data for k, (_, data) in files.items()}
    assert material.areas == ["0101", "0114"]
    assert (material.first_year, material.last_year) == (2018, 2023)
    assert JournalEntry.objects.filter(verb="receive", noun="material").count() == 1


def test_tables_that_cannot_be_used_leave_nothing(files: dict[str, tuple[str, bytes]]) -> None:
    files["births"] = ("births.csv", b"area,mother_age,year,value\n0101,30,2018,-4\n")
    with pytest.raises(Refused, match="negativt"):
        actions.receive_material(county="Provlän", source="Påhittat", files=files, at=NOW, by=None)
    files["births"] = ("births.xlsx", b"")
    with pytest.raises(Refused, match="varken CSV"):
        actions.receive_material(county="Provlän", source="Påhittat", files=files, at=NOW, by=None)
    assert not Material.objects.exists()


def test_a_run_balances_and_says_the_same_as_the_command(asked: Run) -> None:
    run = counted(asked)
    main, fewer = (results.unpacked(results.Ahead, row.facts) for row in Outcome.objects.order_by("pk"))
    change = np.diff(main.people.sum((2, 3)), axis=0)
    assert change == pytest.approx((main.births - main.deaths + main.net)[1:], abs=0.5)
    assert (fewer.births < main.births).all()
    assert (main.country[:, 0] <= main.country[:, 2]).all()
    past = results.unpacked(results.Past, run.history or b"")
    assert past.people.shape == (6, 2, 2, 101)


@pytest.mark.parametrize("method", ["rake", "least_squares"])
def test_municipalities_agree_with_the_county(material: Material, method: str) -> None:
    run = counted(actions.ask_for_run(material=material, to=2028, at=NOW, by=None, draws=10, agree=method))
    found = queries.all_ahead(run.pk)[0]
    cells = county_cells(carrying.intake_of(material), Wanted(2028))
    assert found.people.sum(1) == pytest.approx(cells, abs=0.05)
    change = np.diff(found.people.sum((2, 3)), axis=0)
    assert change == pytest.approx((found.births - found.deaths + found.net)[1:], abs=0.5)
    actions.publish(run=run, at=NOW, by=None)
    assert "stämda mot en prognos för hela länet" in Client().get("/befolkning/").content.decode()


def test_a_run_that_was_stopped_goes_on_where_it_was(asked: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped(BaseException):
        pass

    store = carrying._store
    stored: list[int] = []

    def once(scenario: Scenario, draws: Draws) -> None:
        if stored:
            raise Stopped
        stored.append(scenario.number)
        store(scenario, draws)

    with monkeypatch.context() as patched:
        patched.setattr(carrying, "_store", once)
        with pytest.raises(Stopped):
            carrying.carry_out(asked, clock=lambda: NOW)
    asked.refresh_from_db()
    assert asked.finished_at is None
    with pytest.raises(actions.NotFinished):
        actions.publish(run=asked, at=NOW, by=None)
    assert queries.state(asked, now=NOW) == "counting"
    assert queries.state(asked, now=NOW + timedelta(hours=1)) == "broken"
    first = Outcome.objects.get()
    actions.ask_again(run=asked, at=NOW, by=None)
    asked.refresh_from_db()
    assert queries.state(asked, now=NOW) == "counting"
    assert counted(asked).finished_at
    assert Outcome.objects.count() == 2
    assert Outcome.objects.get(pk=first.pk).facts == first.facts


def test_a_run_that_nobody_takes_up_is_not_waited_for_without_end(asked: Run) -> None:
    assert queries.state(asked, now=NOW) == "waiting"
    assert queries.state(asked, now=NOW + timedelta(hours=1)) == "broken"


def test_figures_that_cannot_be_counted_are_said_in_the_run(asked: Run) -> None:
    Run.objects.filter(pk=asked.pk).update(to=2020)
    asked.refresh_from_db()
    counted(asked)
    assert "2020" in asked.fault
    assert queries.state(asked, now=NOW) == "refused"


def test_years_that_make_no_sense_are_refused(material: Material) -> None:
    with pytest.raises(Refused):
        actions.ask_for_run(material=material, to=2023, at=NOW, by=None)
    with pytest.raises(Refused):
        actions.ask_for_run(material=material, to=2030, since=2022, at=NOW, by=None)


def test_one_run_is_published_at_a_time(published: Run, material: Material) -> None:
    other = counted(actions.ask_for_run(material=material, to=2028, at=NOW, by=None, draws=5))
    actions.publish(run=other, at=NOW, by=None)
    assert access.published() == other
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.create(run=published, at=NOW)
    actions.withdraw(run=other, at=NOW, by=None)
    assert access.published() is None


def test_other_rooms_may_glance_at_what_is_published(asked: Run) -> None:
    counted(asked)
    assert queries.glance() is None
    actions.publish(run=asked, at=NOW, by=None)
    found = queries.glance()
    assert found is not None
    assert (found.county, found.now_year, found.year) == ("Provlän", 2023, 2030)
    assert found.low <= found.middle <= found.high
    actions.withdraw(run=asked, at=NOW, by=None)
    assert queries.glance() is None


def test_the_database_keeps_a_finished_run_whole(asked: Run) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Run.objects.filter(pk=asked.pk).update(finished_at=NOW)


def test_before_anything_is_published_nobody_sees_a_run(asked: Run, client: Client) -> None:
    counted(asked)
    assert "Ingen prognos är publicerad" in client.get("/befolkning/").content.decode()
    for path in ("/befolkning/0101/", "/befolkning/berattelse/", "/befolkning/data/summary.csv"):
        assert client.get(path).status_code == 404
    assert client.get(reverse("projection:run", args=[asked.pk])).status_code == 302


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_public_pages(published: Run, client: Client, prefix: str) -> None:
    page = client.get(f"{prefix}/befolkning/").content.decode()
    assert "Färre barn" in page
    assert page.count("<svg") >= 4
    assert "0114" in client.get(f"{prefix}/befolkning/0114/").content.decode()
    for path in ("berattelse/", "pyramid/?ar=2025", "pyramid/?ar=2025&plats=0101", "?scenario=1", "?ar=1700"):
        assert client.get(f"{prefix}/befolkning/{path}").status_code == 200, path
    for path in ("finns-inte/", "pyramid/?plats=finns-inte", "?scenario=7", "data/annat.csv"):
        assert client.get(f"{prefix}/befolkning/{path}").status_code == 404, path


def test_no_decimal_comma_in_a_drawing(published: Run, client: Client) -> None:
    page = client.get("/befolkning/").content.decode()
    drawn = [part.split('"')[0] for name in ("x=", "y=", "x1=", "height=") for part in page.split(f' {name}"')[1:]]
    paths = re.findall(r'<path class="[a-z ]+" d="([^"]*)"', page)
    assert not [path for path in paths if not re.fullmatch(r"(M[\d.]+ [\d.]+h[\d.]+v[\d.]+h-[\d.]+z)+", path)]
    drawn += [value for path in paths for value in re.findall(r"[^MhvzZ ]+", path)]
    assert len(drawn) > 1000
    assert not [value for value in drawn if "," in value or "\u00a0" in value]


def test_years_are_steps_without_javascript(published: Run, client: Client) -> None:
    page = client.get("/befolkning/?ar=2026").content.decode()
    assert 'href="?ar=2025#pyramid"' in page
    assert 'href="?ar=2027#pyramid"' in page
    assert page != client.get("/befolkning/?ar=2028").content.decode()


def test_the_tables_to_take_away(published: Run, client: Client) -> None:
    def rows(name: str) -> list[dict[str, str]]:
        text = client.get(f"/befolkning/data/{name}.csv").getvalue().decode()
        return list(csv.DictReader(io.StringIO(text)))

    cells = rows("population")
    assert len(cells) == 2 * 2 * 101 * 7
    assert {row["sex"] for row in cells} == {"K", "M"}
    total = {row["year"]: float(row["total_p50"]) for row in rows("summary") if row["area"] == "0101"}
    means = sum(float(r["mean"]) for r in cells if r["area"] == "0101" and r["year"] == "2030")
    assert means == pytest.approx(total["2030"], rel=0.1)
    assert next(row["year"] for row in rows("county")) == "2018"
    assert len(rows("groups")) == 2 * 6 * 7
    assert {row["scenario"] for row in rows("scenarios")} == {actions.MAIN, "Färre barn"}
    assert rows("backtest") == rows("backtest_ages") == []


def test_how_wrong_it_has_been_by_years_ahead_and_by_age(published: Run, client: Client) -> None:
    found = carrying._tried(demography.backtest(history(years=24)))
    Run.objects.filter(pk=published.pk).update(tried=found)
    text = client.get("/befolkning/data/backtest_ages.csv").getvalue().decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 3 * 10 * 21
    page = client.get("/befolkning/").content.decode()
    assert "Svårast är" in page
    assert "Medelfel efter tio år i olika åldrar" in page
    old = {name: value for name, value in (found or {}).items() if name != "ages"}
    Run.objects.filter(pk=published.pk).update(tried=old)  # counted before errors were kept by age
    page = client.get("/befolkning/").content.decode()
    assert "Så fel har det blivit förr" in page
    assert "Svårast är" not in page
    assert client.get("/befolkning/data/backtest_ages.csv").getvalue().decode().count("\n") == 1


def test_the_way_through_the_desk(files: dict[str, tuple[str, bytes]]) -> None:
    client = someone(Role.STRATEGIST)
    assert "Läs in egna filer" in client.get("/befolkning/arbete/").content.decode()
    uploads = {name: io.BytesIO(data) for name, (_, data) in files.items()}
    for name, upload in uploads.items():
        upload.name = f"{name}.csv"
    answer = client.post(reverse("projection:receive"), {"county": "Provlän", "source": "Påhittat", **uploads})
    material = Material.objects.get()
    assert answer["Location"] == reverse("projection:material", args=[material.pk])
    assert client.get(answer["Location"]).status_code == 200
    ask = reverse("projection:ask", args=[material.pk])
    assert client.get(ask).status_code == 200
    form = {
        "to": 2030, "since": 2018, "migration_years": 12, "births": "stay", "deaths": "stay", "draws": 100,
        "vag-TOTAL_FORMS": 2, "vag-INITIAL_FORMS": 0, "vag-0-name": "Halva", "vag-0-flow": "births", "vag-0-percent": -50,
    }  # fmt: skip
    half = {**form, "vag-1-name": "Bara namn"}
    assert client.post(ask, half).status_code == 422
    answer = client.post(ask, form)
    run = Run.objects.get()
    assert answer["Location"].startswith(reverse("projection:run", args=[run.pk]))
    waiting = client.get(answer["Location"])
    run.refresh_from_db()
    assert run.finished_at or waiting["Refresh"] == "3"  # tasks may be carried out at once
    counted(run)
    page = reverse("projection:run", args=[run.pk])
    assert "Publicera" in client.get(page).content.decode()
    client.post(page, {"gor": "publicera"})
    assert access.published() == run
    assert Publication.objects.get().by == Person.objects.get(role=Role.STRATEGIST)
    client.post(page, {"gor": "dra-tillbaka"})
    assert access.published() is None
    assert JournalEntry.objects.filter(verb__in=["ask", "publish", "withdraw"]).count() == 3


def test_wrong_tables_are_said_on_the_page(files: dict[str, tuple[str, bytes]]) -> None:
    client = someone(Role.OFFICER)
    uploads = {name: io.BytesIO(data if name != "deaths" else b"area,sex\n") for name, (_, data) in files.items()}
    for name, upload in uploads.items():
        upload.name = f"{name}.csv"
    answer = client.post(reverse("projection:receive"), {"county": "Provlän", "source": "x", **uploads})
    assert answer.status_code == 422
    assert "deaths.csv saknar kolumnen" in answer.content.decode()


def test_who_may(asked: Run, material: Material) -> None:
    counted(asked)
    reader, officer = someone(Role.READER), someone(Role.OFFICER)
    page = reverse("projection:run", args=[asked.pk])
    for path in ("/befolkning/arbete/", page, reverse("projection:material", args=[material.pk])):
        assert reader.get(path).status_code == 200
    for path in (reverse("projection:receive"), reverse("projection:ask", args=[material.pk])):
        assert reader.get(path).status_code == 404
        assert officer.get(path).status_code == 200
    for client in (reader, officer):
        client.post(page, {"gor": "publicera"})
    assert access.published() is None


def test_two_runs_beside_each_other(published: Run, material: Material) -> None:
    other = counted(actions.ask_for_run(material=material, to=2028, since=2019, at=NOW, by=None, draws=5))
    page = someone(Role.READER).get(f"/befolkning/arbete/jamfor/?a={published.pk}&b={other.pk}").content.decode()
    assert "Historien börjar" in page
    assert "Områdena år 2028" in page
