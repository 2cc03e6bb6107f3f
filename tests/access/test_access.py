"""Every address of the site × every role, against the table beside; other people's objects by id; links without account.

A new address without a row in ``table.txt`` fails here. A right rises with the role, so each is tried at its edge: all who
lack it, and the lowest who has it (the whole table: ``-m long``). What a request writes is taken back.
"""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from django.test import Client

from tests.access import addresses
from tests.access.asking import REFUSED, ask, clients
from tests.access.world import ANONYMOUS, ROLES, World

pytestmark = pytest.mark.django_db  # so that the tables are made; what is filled lies around all tests of this file
TABLE = Path(__file__).parent / "table.txt"
Row = dict[str, str]


def table() -> dict[str, Row]:
    """Address → role → word."""
    lines = [line.split() for line in TABLE.read_text().splitlines() if line.strip() and not line.startswith("#")]
    assert all(len(line) == 1 + len(ROLES) for line in lines), "a row has a word for each role"
    return {line[0]: dict(zip(ROLES, line[1:], strict=True)) for line in lines}


def edge(row: Row) -> Iterator[str]:
    """Those who lack the right, and the first who has it; where the answer changes again, there too."""
    before = ""
    for role, word in row.items():
        if word.rstrip("+") in REFUSED - {"post"} or word != before:
            yield role
        before = word


def heard(client: Client, path: str, expected: str) -> str:
    """What the table should say. Whoever has no right is also refused to post, and so is asked for that alone too."""
    said = ask(client, "GET", path)
    if expected.endswith("+") or said in REFUSED or expected in REFUSED:
        said += "+" if ask(client, "POST", path) not in REFUSED else ""
    return said


def test_every_address_has_a_row() -> None:
    assert sorted(table()) == sorted(addresses.every())


def test_each_right_at_its_edge(world: World) -> None:
    browsers, wrong = clients(world), []
    for address, row in table().items():
        path = addresses.filled(address)
        told = {role: heard(browsers[role], path, row[role]) for role in edge(row)}
        wrong += [f"{address} {role}: {said}, not {row[role]}" for role, said in told.items() if said != row[role]]
    assert not wrong, "\n".join(wrong)


@pytest.mark.long
def test_the_whole_table(world: World) -> None:
    browsers, wrong = clients(world), []
    for (address, row), role in product(table().items(), ROLES):
        path = addresses.filled(address)
        said = ask(browsers[role], "GET", path) + ("+" if ask(browsers[role], "POST", path) not in REFUSED else "")
        if said != row[role]:
            wrong.append(f"{address} {role}: {said}, not {row[role]}")
    assert not wrong, "\n".join(wrong)


def test_an_object_of_another_parent_does_not_exist(world: World) -> None:
    """The right round with a response of another one, and so on, asked for by somebody who may see both."""
    browser, tried, wrong = clients(world)["administrator"], 0, []
    for address, row in table().items():
        for name, instead in addresses.others(address):
            if row["administrator"] in {"no", "post"}:
                continue  # it says nothing: refused also with the right parent
            path = addresses.filled(address, **{name: instead})
            method = "POST" if row["administrator"].startswith("post") else "GET"
            tried += 1
            if (said := ask(browser, method, path)) != "no":
                wrong.append(f"{address} with another {name}: {said}")
    assert tried > 40
    assert not wrong, "\n".join(wrong)


OPENS = {
    "answer": ("/svara/<token>/", "/svara/<token>/<answer_id>/", "/svara/<token>/<answer_id>/filer/<file_id>/"),
    "registration": ("/dialog/anmalan/<token>/",),
    "table": ("/dialog/bord/<token>/",),
    "follower": ("/dialog/mitt/<token>/",),
    "outcome": ("/utfall/<token>/", "/utfall/<token>/brev.docx"),
    "welcome": ("/valkommen/<token>/",),
}
SHUT = {"no", "410"}


@pytest.mark.parametrize("role", [ANONYMOUS, "administrator"])
def test_a_link_opens_its_own_and_nothing_else(world: World, role: str) -> None:
    """Each kind of link at each kind of address; being logged in changes nothing."""
    browser, wrong = clients(world)[role], []
    for (kind, own), (holder, token) in product(OPENS.items(), world.tokens.items()):
        for address in own:
            said = ask(browser, "GET", addresses.filled(address, token=token))
            opens = holder == kind or (holder in {"other answer", "sent"} and address == "/svara/<token>/")
            if (said == "200") != opens or (not opens and said not in SHUT):
                wrong.append(f"{address} with the link of {holder}: {said}")
    assert not wrong, "\n".join(wrong)


def test_nobody_writes_in_the_answer_of_another(world: World) -> None:
    """Every address below an answer with the link of another organisation, or one that is taken back or too old."""
    browser = Client()
    for address in addresses.every():
        if not address.startswith("/svara/<token>/<answer_id>/"):
            continue
        for holder in ("other answer", "sent", "taken back", "expired", "table", "outcome"):
            path = addresses.filled(address, token=world.tokens[holder])
            assert ask(browser, "GET", path) in SHUT | {"post"}, f"{address} with the link of {holder}"
            assert ask(browser, "POST", path) in SHUT | {"read"}, f"{address} with the link of {holder}"
