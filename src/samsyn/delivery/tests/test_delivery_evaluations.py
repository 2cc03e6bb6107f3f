"""Evaluations: private until published, the file bit for bit, in the goal's page and in the report's slot."""

import hashlib
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from samsyn.delivery.models import Evaluation, GoalMark
from samsyn.delivery.report import facts, slots
from samsyn.delivery.tests.conftest import TODAY
from samsyn.people.models import Person

FILE = b"%PDF-1.4 en rapport"
SAID = {
    "title": "Lärcentrum, följeforskning", "subject": "Arbetet med lärcentrum", "evaluator": "Älvmarks högskola",
    "done_on": "2025-11-03", "findings": "Kvinnor nåddes, män inte.", "used": "Kurserna ges nu på kvällar.",
}  # fmt: skip


@pytest.fixture
def written(learning: GoalMark, officer: Person, client_of: Callable[[Person], Client]) -> Evaluation:
    upload = SimpleUploadedFile("C:\\Rapporter\\följ <b>.pdf", FILE)
    answer = client_of(officer).post(
        "/uppfoljning/arbete/ny/utvardering/", SAID | {"goals": [learning.pk], "upload": upload}
    )
    made = Evaluation.objects.get()
    assert answer.url == f"/uppfoljning/utvarderingar/{made.pk}/"  # type: ignore[attr-defined]
    return made


def test_it_is_private_until_a_strategist_publishes_it(
    written: Evaluation, learning: GoalMark, strategist: Person, client_of: Callable[[Person], Client]
) -> None:
    everybody, goal = Client(), f"/uppfoljning/mal/{learning.address}/"
    own = f"/uppfoljning/utvarderingar/{written.pk}/"
    for path in (own, f"{own}fil/"):
        assert everybody.get(path).status_code == 404
    for path in ("/uppfoljning/utvarderingar/", goal):
        assert "följeforskning" not in everybody.get(path).text
    client_of(strategist).post(f"/uppfoljning/arbete/publicera/utvardering/{written.pk}/")
    assert "Kvinnor nåddes, män inte." in everybody.get(own).text
    for path in ("/uppfoljning/utvarderingar/", goal):
        assert "följeforskning" in everybody.get(path).text
    answer = everybody.get(f"{own}fil/")
    assert b"".join(answer.streaming_content) == FILE  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment;")


def test_the_file_is_kept_bit_for_bit_until_another_comes(
    written: Evaluation, officer: Person, client_of: Callable[[Person], Client], learning: GoalMark
) -> None:
    assert (written.sha256, written.size) == (hashlib.sha256(FILE).hexdigest(), len(FILE))
    assert "\\" not in written.file_name
    client, path = client_of(officer), f"/uppfoljning/arbete/andra/utvardering/{written.pk}/"
    client.post(path, SAID | {"goals": [learning.pk], "findings": "Män nåddes sent."})
    held = Evaluation.objects.get()
    assert (held.findings, held.sha256) == ("Män nåddes sent.", written.sha256)
    client.post(path, SAID | {"goals": [learning.pk], "upload": SimpleUploadedFile("ny.pdf", b"ny")})
    held.refresh_from_db()
    with held.file.open("rb") as file:
        assert file.read() == b"ny"
    assert client.post(path, SAID | {"findings": ""}).status_code == 422
    assert client.post(path, SAID | {"link": "javascript:alert(1)"}).status_code == 422


def test_the_years_report_has_it_and_asks_for_the_method(written: Evaluation) -> None:
    found = {slot.code: slot for slot in slots.draft(facts.read(2025, today=TODAY), None).slots}
    assert "Kvinnor nåddes, män inte." in str(found["RES-7-4"].blocks)
    assert "Metoden är inte beskriven: Lärcentrum, följeforskning." in found["RES-7-4"].missing
    assert "Kurserna ges nu på kvällar." in str(found["RES-11"].blocks)
    other = {slot.code: slot for slot in slots.draft(facts.read(2024, today=TODAY), None).slots}
    assert "Ingen utvärdering är antecknad för 2024." in other["RES-7-4"].missing
