"""An organisation's page: all that it has contributed, what became of it, and nothing that is not published."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from samsyn.comments.models import Comment, Disposition, LaidAside, Original
from samsyn.consultation import actions as consultation
from samsyn.consultation.models import (
    Invitation,
    Mask,
    Publication,
    ReceivedFile,
    ReportIssue,
    Response,
    ResponseComment,
)
from samsyn.councils.models import (
    AgendaPoint,
    Council,
    Deviation,
    HomeDecision,
    Item,
    Membership,
    Minutes,
    Pledge,
    PledgeCheck,
)
from samsyn.delivery.models import Commitment, Measure, Programme
from samsyn.people.classes import PRIVATE
from samsyn.people.models import Organisation, Person, Role
from samsyn.portal.actor import lines
from samsyn.portal.search import documents
from samsyn.portal.tests import county, filled
from samsyn.portal.tests.county import NOW
from samsyn.strategy.models import ContactEntry, Edition, Process

pytestmark = pytest.mark.django_db
SECRETS = (
    "Hemligt löfte", "Hemlig åtgärd", "Hemligt program", "Hemlig punkt", "Hemligt ärende", "Hemlig avvikelse",
    "Hemliga rådet", "Hemlig kontakt", "Hemliga remissen", "RP 9-9",
)  # fmt: skip


@pytest.fixture
def by() -> Person:
    return county.person()


@pytest.fixture
def edition(by: Person) -> Edition:
    made = county.strategy_of(by)
    filled.everything(made, county.section(made, "Kompetens").key, by)
    return made


@pytest.fixture
def town(edition: Edition) -> Organisation:
    row = Organisation.objects.get(name="Provstads kommun")
    Response.objects.update(organisation=row)
    return row


def page(client: Client, row: Organisation, query: str = "") -> str:
    answer = client.get(f"/aktorer/{row.pk}/{query}")
    assert answer.status_code == 200
    return " ".join(words(tree(answer.text), "//main"))


def tree(text: str) -> etree._Element:
    return etree.HTML(text)


def words(under: etree._Element, way: str) -> list[str]:
    """The text of each element found, on one line."""
    found: Any = under.xpath(way)
    return [" ".join("".join(one.itertext()).split()) for one in found]


def desk(by: Person) -> Client:
    client = Client()
    client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    return client


def reader() -> Client:
    return desk(county.person(Role.READER, "Läsaren"))


def in_council(row: Organisation) -> Council:
    """What stands in published minutes: a view, a decision at home; a membership and a pledge."""
    point, council = AgendaPoint.objects.get(), Council.objects.get()
    Deviation.objects.create(point=point, organisation=row, text="Vi vill gå fortare fram.", at=NOW)
    HomeDecision.objects.create(
        point=point, organisation=row, asked_at=NOW, due_on=date(2026, 9, 1), decided_on=date(2026, 8, 1),
        outcome="ställer sig bakom",
    )  # fmt: skip
    Membership.objects.create(council=council, organisation=row, since=date(2024, 1, 1))
    pledge = Pledge.objects.create(council=council, order=1, text="Vi läser handlingarna.")
    PledgeCheck.objects.create(pledge=pledge, organisation=row, year=2026, grade="delvis", at=NOW)
    return council


def secrets(edition: Edition, row: Organisation, by: Person) -> None:
    """Something of every kind that nobody but the desk may see."""
    years = {"first_year": 2026, "last_year": 2028}
    Commitment.objects.create(organisation=row, promise="Hemligt löfte")
    Measure.objects.create(name="Hemlig åtgärd", owner=row, **years)
    Measure.objects.create(name="Hemlig åtgärd tillsammans", owner=row, **years).partners.add(row)
    Programme.objects.create(name="Hemligt program", owner=row, kind="annat", **years)
    open_ = Council.objects.get()
    shut = Council.objects.create(name="Hemliga rådet", slug="hemliga", rules=open_.rules, host=row)
    Membership.objects.create(council=shut, organisation=row, since=date(2024, 1, 1))
    pledge = Pledge.objects.create(council=shut, order=1, text="Hemligt")
    PledgeCheck.objects.create(pledge=pledge, organisation=row, year=2026, grade="ja", at=NOW)
    for council, published in ((open_, None), (shut, NOW)):
        item = Item.objects.create(council=council, title="Hemlig punkt", proposed_by=row, proposed_at=NOW)
        meeting = council.meetings.create(starts_at=NOW, ends_at=NOW + timedelta(hours=1))
        Minutes.objects.create(meeting=meeting, drafted_at=NOW, sent_at=NOW, published_at=published)
        point = AgendaPoint.objects.create(
            meeting=meeting, item=item, title=item.title, order=1, presented_at=NOW, outcome="konsensus",
            decided_at=NOW, position="Hemligt.",
        )  # fmt: skip
        Deviation.objects.create(point=point, organisation=row, text="Hemlig avvikelse", at=NOW)
        HomeDecision.objects.create(point=point, organisation=row, asked_at=NOW, due_on=date(2026, 9, 1))
    Item.objects.create(council=open_, title="Hemligt ärende", proposed_by=row, proposed_at=NOW)
    process = Process.objects.create(document=edition.document, plan="vasterbotten", starts_on=date(2025, 1, 1))
    ContactEntry.objects.create(
        process=process, held_on=date(2026, 1, 2), form="samverkan", organisation=row, counterpart="De",
        about="Hemlig kontakt",
    )  # fmt: skip
    Response.objects.filter(pk=response(edition, row, by, title="Hemliga remissen", number="RP 9-9").pk).update(
        stance="avstyrker"
    )


def response(
    edition: Edition, row: Organisation | None, by: Person, *, title: str, number: str, **how: str
) -> Response:
    """A response with one answered comment, in a round of its own without a report."""
    round_ = consultation.open_round(
        edition=edition, title=title, registry_number=number, opens_on=date(2025, 1, 1), closes_on=date(2025, 3, 1),
        by=by,
    )  # fmt: skip
    round_.opened_at = None if title.startswith("Hemlig") else NOW
    round_.save(update_fields=["opened_at"])
    batch = round_.batches.create(source="Brev", started_at=NOW, by=by)
    made = Response.objects.create(
        round=round_, batch=batch, organisation=row, sender=how.get("sender", "Provstads kommun"),
        sender_class=how.get("class_", "Kommuner"), sender_from="letter", class_from="letter",
        registry_number=number, received_on=date(2025, 2, 1),
    )  # fmt: skip
    said = Comment.objects.create(edition=edition, text="Hemliga ord", proposed_type="tillägg")
    Disposition.objects.create(comment=said, verdict="noteras", reason="Hemligt skäl", by=by, at=NOW)
    ResponseComment.objects.create(response=made, comment=said, number=1)
    return made


def published_file(response: Response, by: Person, other: Person) -> Publication:
    original = Original.objects.create(
        name=f"{response.pk}.pdf", sha256=str(response.pk), size=1, received_at=NOW, format="pdf"
    )
    file = ReceivedFile.objects.create(batch=response.batch, original=original, response=response)
    return Publication.objects.create(
        file=file, name="svar.pdf", shape="ny", format="pdf", sha256="x", size=2048, made_by=by, made_at=NOW,
        reviewed_by=other, reviewed_at=NOW, published_by=by, published_at=NOW,
    )  # fmt: skip


def test_all_that_is_published_and_what_became_of_it(client: Client, town: Organisation) -> None:
    in_council(town)
    said = page(client, town)
    assert "Provstads kommun har lämnat 1 yttrande med 1 synpunkt: 1 beaktas helt eller delvis." in said
    assert "I genomförandet: 1 åtagande, 1 egen åtgärd, 1 program." in said
    assert "I samverkan: ledamot i 1 råd, 1 förslag, 1 avvikande synpunkt, 1 ärende för beslut hemma." in said
    assert "1 synpunkt: 1 beaktas." in said
    assert "Om: Målbild 1: Kompetens för alla (1)" in said
    assert "Alla synpunkter och svar i sammanställningen" in said
    for words in ("Vi tar emot fler praktikanter", "Lärlingar i vården", "Programmet för kompetens",
                  "Vi vill gå fortare fram.", "ställer sig bakom", "1 delvis",
                  "rådet har enats om 1 publicerat ställningstagande under tiden"):  # fmt: skip
        assert words in said, words


def test_newest_year_first_and_by_process(client: Client, town: Organisation) -> None:
    in_council(town)
    drawn = tree(client.get(f"/aktorer/{town.pk}/").text)
    years = words(drawn, "//main//h2")
    assert years == sorted(years, reverse=True)
    assert len(years) >= 3
    assert words(drawn, "//main/section[1]//h3") == ["Remisser 2026", "Genomförande 2026", "Samverkan 2026"]


def test_nothing_unpublished_for_nobody_nor_a_reader(client: Client, edition: Edition, town: Organisation, by: Person) -> None:  # fmt: skip
    in_council(town)
    before = page(client, town)
    secrets(edition, town, by)
    after = page(client, town)
    assert after == before == page(reader(), town).replace("Läsaren", "")
    raw = client.get(f"/aktorer/{town.pk}/").text
    assert not [word for word in (*SECRETS, "Hemlig", "avstyrker", "inte offentligt") if word in raw]


def test_the_desk_sees_it_all_plainly_marked(edition: Edition, town: Organisation, by: Person) -> None:
    in_council(town)
    clean = page(desk(by), town)
    assert "Allt på sidan är offentligt." in clean
    assert "ännu inte offentligt" not in clean
    secrets(edition, town, by)
    said = page(desk(by), town)
    assert not [word for word in SECRETS if word not in said]
    assert "bara för den som arbetar här" in said
    assert "har lämnat 1 yttrande med 1 synpunkt" in said  # the sentence counts what is public
    drawn = tree(desk(by).get(f"/aktorer/{town.pk}/").text)
    tagged = words(drawn, "//main//li[.//*[contains(@class, 'ds-tag') and contains(@class, 'attention')]]")
    hidden = [one for one in words(drawn, "//main//li") if "Hemlig" in one]
    assert hidden
    assert set(hidden) <= set(tagged)


def test_an_organisation_with_nothing_public_has_no_page(client: Client, edition: Edition, town: Organisation, by: Person) -> None:  # fmt: skip
    silent = Organisation.objects.create(name="Tysta föreningen", organisation_class="Föreningar")
    secrets(edition, silent, by)
    for one in (client, reader()):
        assert one.get(f"/aktorer/{silent.pk}/").status_code == 404
        assert "Tysta" not in one.get("/aktorer/").text
    assert "Inget som Tysta föreningen har bidragit med är publicerat." in page(desk(by), silent)
    assert silent not in lines.contributors()
    assert town in lines.contributors()


def test_who_was_only_asked_is_said_so_and_not_listed(client: Client, edition: Edition, by: Person) -> None:
    asked = Organisation.objects.create(name="Tillfrågade bolaget", organisation_class="Myndigheter")
    round_ = ReportIssue.objects.get().round
    invitation = Invitation.objects.create(round=round_, organisation=asked, added_at=NOW)
    round_.opened_at = None
    round_.save(update_fields=["opened_at"])
    assert client.get(f"/aktorer/{asked.pk}/").status_code == 404  # the round is being prepared
    round_.opened_at = NOW
    round_.save(update_fields=["opened_at"])
    said = page(client, invitation.organisation)
    assert "Tillfrågade bolaget är tillfrågad." in said
    assert "Inget svar är publicerat." in said
    assert "Tillfrågade" not in client.get("/aktorer/").text


def test_a_private_person_never_has_a_page(client: Client, edition: Edition, by: Person) -> None:
    person = Organisation.objects.create(name="Ett Namn", organisation_class=PRIVATE)
    Commitment.objects.create(organisation=person, promise="Jag lovar", published_at=timezone.now())
    for one in (client, desk(by)):
        assert one.get(f"/aktorer/{person.pk}/").status_code == 404
        assert "Ett Namn" not in one.get("/aktorer/").text
    assert person not in lines.contributors()


def test_a_private_answer_is_not_the_organisations(client: Client, edition: Edition, town: Organisation, by: Person) -> None:  # fmt: skip
    """Also when somebody has bound it to one by mistake, and whatever is published of it."""
    before = page(client, town)
    made = response(edition, town, by, title="Privatremissen", number="RP 7", class_=PRIVATE)
    published_file(made, by, county.person(Role.ADMINISTRATOR, "Den andra"))
    assert page(client, town) == before
    assert "Privatremissen" not in page(desk(by), town)


def test_a_published_response_tells_its_answers_when_the_report_is_out(client: Client, edition: Edition, town: Organisation, by: Person) -> None:  # fmt: skip
    other = county.person(Role.ADMINISTRATOR, "Den andra")
    made = response(edition, town, by, title="Andra remissen", number="RP 8")
    assert "Andra remissen" not in page(client, town)
    paper = published_file(made, by, other)
    said = page(client, town)
    assert "Andra remissen" in said
    assert "noteras" not in said
    assert "har lämnat 2 yttranden med 1 synpunkt" in said
    inside = page(desk(by), town)
    assert "svaren är ännu inte offentliga" in inside
    issue = ReportIssue.objects.create(
        round=made.round, made_at=NOW, made_by=by, published_at=NOW, published_by=by, reviewed_at=NOW,
        reviewed_by=other,
    )  # fmt: skip
    assert "1 noteras" in page(client, town)
    ReportIssue.objects.filter(pk=issue.pk).update(withdrawn_at=NOW, withdrawn_because="Fel", withdrawn_by=by)
    assert "noteras" not in page(client, town)
    Publication.objects.filter(pk=paper.pk).update(withdrawn_at=NOW, withdrawn_because="Fel", withdrawn_by=by)
    assert "Andra remissen" not in page(client, town)


def test_a_masked_paper_is_shown_as_it_was_published(client: Client, edition: Edition, town: Organisation, by: Person) -> None:  # fmt: skip
    made = response(edition, town, by, title="Maskade remissen", number="RP 8")
    paper = published_file(made, by, county.person(Role.ADMINISTRATOR, "Den andra"))
    Mask.objects.create(file=paper.file, page=1, start=0, end=5, reason="person", by=by, at=NOW)
    Publication.objects.filter(pk=paper.pk).update(masks=1)
    raw = client.get(f"/aktorer/{town.pk}/").text
    assert "delar är maskade" in raw
    assert "Hemliga ord" not in raw
    assert f"/remiss/{made.round_id}/svar/{paper.pk}/" in raw


def test_withdrawn_responses_and_laid_aside_comments_do_not_count(
    client: Client, town: Organisation, by: Person
) -> None:
    said = ResponseComment.objects.get()
    LaidAside.objects.create(comment=said.comment, reason="brevets delar", by=by, at=NOW)
    assert "beaktas" not in page(client, town)
    Response.objects.update(out_at=NOW, out_because="Återtaget")
    assert "yttrande" not in page(client, town).lower().replace("yttranden", "")


def test_everybody_behind_a_joint_response_has_it(client: Client, town: Organisation) -> None:
    friend = Organisation.objects.create(name="Grannby kommun", organisation_class="Kommuner")
    Response.objects.get().joint_with.add(friend)
    said = page(client, friend)
    assert "Gemensamt yttrande" in said
    assert "lämnat av Provstads kommun" in said
    assert "Grannby kommun har lämnat 1 yttrande med 1 synpunkt" in said


def test_boards_have_their_own_pages(client: Client, town: Organisation, by: Person) -> None:
    board = Organisation.objects.create(name="Provstads skolnämnd", organisation_class="Kommuner", parent=town)
    assert "skolnämnd" not in page(client, town)
    assert "skolnämnd" in page(desk(by), town)
    Commitment.objects.create(organisation=board, promise="Vi ses", published_at=timezone.now())
    assert "Provstads skolnämnd" in page(client, town)
    assert "Provstads kommun" in page(client, board)


def test_the_list_is_searched_by_name_class_and_municipality(client: Client, town: Organisation, by: Person) -> None:
    Organisation.objects.filter(pk=town.pk).update(municipality="Provstad")
    for query in ("", "?ord=provst", "?klass=Kommuner", "?kommun=Provstad", "?sida=99"):
        assert "Provstads kommun" in client.get(f"/aktorer/{query}").text, query
    for query in ("?ord=granne", "?klass=Myndigheter", "?kommun=Nordby"):
        assert "Ingen organisation passar." in client.get(f"/aktorer/{query}").text, query
    assert "Du ser hela registret" in desk(by).get("/aktorer/").text


def test_the_same_queries_however_much_there_is(
    edition: Edition, town: Organisation, by: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """Ten times of everything: as many queries, at most twelve, and a page of less than 100 kB."""
    in_council(town)
    secrets(edition, town, by)
    other = county.person(Role.ADMINISTRATOR, "Den andra")
    for at in range(10):
        published_file(response(edition, town, by, title=f"Remiss {at}", number=f"RP 5{at}"), by, other)
        years = {"first_year": 2020 + at, "last_year": 2030, "published_at": timezone.now()}
        Measure.objects.create(name=f"Åtgärd {at}", owner=town, **years)
        Measure.objects.create(name=f"Med {at}", owner=town, **years).partners.add(town)
        Programme.objects.create(name=f"Program {at}", owner=town, kind="annat", **years)
        Commitment.objects.create(organisation=town, promise=f"Löfte {at}", published_at=timezone.now())
        for pledge in Pledge.objects.all():
            PledgeCheck.objects.create(pledge=pledge, organisation=town, year=2010 + at, grade="ja", at=NOW)
        board = Organisation.objects.create(name=f"Nämnd {at}", organisation_class="Kommuner", parent=town)
        Commitment.objects.create(organisation=board, promise=f"Löfte {at}", published_at=timezone.now())
    for client in (Client(), desk(by)):
        client.get("/hittas-inte/")  # what a login writes is not the page's
        for path in (f"/aktorer/{town.pk}/", f"/aktorer/{town.pk}/?sida=2", "/aktorer/"):
            with django_assert_max_num_queries(12):
                answer = client.get(path)
            assert answer.status_code == 200
            assert len(answer.content) < 100_000


def test_the_search_finds_those_who_have_contributed(edition: Edition, town: Organisation) -> None:
    Organisation.objects.create(name="Tysta föreningen", organisation_class="Föreningar")
    found = [one for one in documents.everything() if one.kind == "aktor"]
    assert [(one.title, one.path) for one in found] == [("Provstads kommun", f"/aktorer/{town.pk}/")]
    assert documents.still_public([found[0].key, "aktor:99999"]) == {found[0].key}
    Organisation.objects.filter(pk=town.pk).update(organisation_class=PRIVATE)
    assert not documents.still_public([found[0].key])
