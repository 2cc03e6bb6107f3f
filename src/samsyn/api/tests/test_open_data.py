"""Everybody may read what is published, and nothing else; the description holds for every answer."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, settings
from lxml import etree
from openpyxl import load_workbook

from samsyn.api.datasets import EVERY
from samsyn.api.values import Column, Dataset
from samsyn.api.writing import FORMATS, write
from samsyn.consultation.tests.provlanet import NOW, STRATEGY
from samsyn.cores.text.values import File
from samsyn.people import actions as people
from samsyn.people.models import Person, Role
from samsyn.people.tests.connection import kept_open
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Edition, Kind, Stage
from samsyn.wsgi import application

pytestmark = pytest.mark.django_db
SECRET = "Hemligstämplat utkast"


@pytest.fixture
def strategist() -> Person:
    return people.invite(email="s@region.example", name="Strategen", role=Role.STRATEGIST, by=None, password="x" * 12)


@pytest.fixture
def edition(strategist: Person) -> Edition:
    """One published edition, and one that is not."""
    document = strategy.create_document(
        kind=Kind.RUS, title="Provlänet 2040", region="Region P", county="P", by=strategist
    )
    out = strategy.import_edition(
        document=document, stage=Stage.CONSULTATION, file=File("s.md", STRATEGY.encode()), at=NOW, by=strategist
    )
    strategy.publish_edition(edition=out, at=NOW, by=strategist)
    draft = f"{STRATEGY}\n\n# {SECRET}\n\n{SECRET}.\n".encode()
    strategy.import_edition(document=document, stage=Stage.PROPOSAL, file=File("f.md", draft), at=NOW, by=strategist)
    return out


def addresses() -> list[str]:
    return [
        "/oppna-data/", "/datasets/dcat.rdf", "/flode/utgavor.atom", "/api/v1/openapi.json",
        *(f"/api/v1/{dataset.key}" for dataset in EVERY),
        *(f"/api/v1/{dataset.key}.{form}" for dataset in EVERY for form in FORMATS),
    ]  # fmt: skip


def test_nothing_that_is_not_published_leaks(edition: Edition, strategist: Person, client: Client) -> None:
    for login in (None, strategist):  # nor to those who may see it elsewhere: an answer may be kept by others
        if login:
            client.force_login(login)
        for path in addresses():
            answer = client.get(path)
            assert answer.status_code == 200, path
            data = answer.content
            if path.endswith(".xlsx"):
                sheet = load_workbook(io.BytesIO(data)).active
                data = "\n".join(str(cell) for row in sheet.values for cell in row).encode()
            assert SECRET.encode() not in data, path
            assert b"forslag" not in data or path in {"/oppna-data/", "/api/v1/openapi.json"}, path


def test_each_form_holds_the_same_rows(edition: Edition, client: Client) -> None:
    page = client.get("/api/v1/sections?limit=1000").json()
    assert page["count"] == len(page["rows"]) == edition.sections.count()
    assert client.get("/api/v1/sections.json").json() == page["rows"]
    table = list(csv.DictReader(io.StringIO(client.get("/api/v1/sections.csv").content.decode("utf-8-sig"))))
    assert [row["heading"] for row in table] == [row["heading"] for row in page["rows"]]
    sheet = load_workbook(io.BytesIO(client.get("/api/v1/sections.xlsx").content)).active
    assert sheet.max_row == page["count"] + 1


def test_a_question_narrows_the_answer(edition: Edition, client: Client) -> None:
    every = client.get("/api/v1/sections").json()
    key = every["rows"][1]["key"]
    some = client.get(f"/api/v1/sections?key={key}").json()
    assert some["count"] == 1 < every["count"]
    assert some["rows"][0] == every["rows"][1]
    assert client.get("/api/v1/goals?document=finns-inte").json() == {"count": 0, "rows": []}
    assert client.get("/api/v1/goals?limit=0").status_code == 422


@pytest.mark.parametrize("path", ["/api/v1/sections", "/api/v1/sections.csv"])
def test_a_question_that_stands_twice_is_refused_in_words(edition: Edition, client: Client, path: str) -> None:
    answer = client.get(f"{path}?key=a&key=b")
    assert answer.status_code == 422
    assert answer.json()["detail"] == [
        {
            "type": "repeated", "loc": ["query", "key"],
            "msg": "”key” står flera gånger i adressen. Ange den en gång, och ställ en fråga för varje värde.",
        }
    ]  # fmt: skip


def test_an_answer_that_has_not_changed_is_not_sent_again(edition: Edition, client: Client) -> None:
    answer = client.get("/api/v1/editions")
    again = client.get("/api/v1/editions", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "public" in answer.headers["Cache-Control"]


def test_nothing_can_be_changed(edition: Edition, client: Client) -> None:
    for path in addresses():
        if path.endswith("openapi.json"):
            continue  # the library answers any method with the same description
        assert client.post(path).status_code in {403, 405}, path


def test_the_catalogue_names_every_dataset_and_its_files(client: Client) -> None:
    root = etree.fromstring(client.get("/datasets/dcat.rdf").content)
    dcat = "{http://www.w3.org/ns/dcat#}"
    assert len(root.findall(f"{dcat}Dataset")) == len(EVERY)
    assert len(root.findall(f"{dcat}Distribution")) == len(EVERY) * len(FORMATS)
    about = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
    told = {element.get(f"{about}about") for element in root}
    for pointer in root.iter(f"{dcat}dataset", f"{dcat}distribution"):
        assert pointer.get(f"{about}resource") in told


def test_a_cell_that_looks_like_a_formula_is_no_formula() -> None:
    dataset = Dataset("prov", "Prov", "", (Column("a", str, ""), Column("b", int, "")), lambda _asked: [])
    rows = [("=cmd|' /C calc'!A1", -5)]
    assert write(dataset, rows, "csv").decode("utf-8-sig").splitlines()[1] == "'=cmd|' /C calc'!A1,-5"
    sheet = load_workbook(io.BytesIO(write(dataset, rows, "xlsx"))).active
    assert sheet["A2"].data_type == "s"


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """As Django's own client does: the test's connection stays open from request to request."""
    with kept_open():
        yield


schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@schema.parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case: schemathesis.Case[Any]) -> None:
    case.call_and_validate()
