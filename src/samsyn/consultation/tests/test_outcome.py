"""The report refuses until everything is answered; then each respondent learns what became of their comments."""

import io
import re
import zipfile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from samsyn.comments.models import Comment
from samsyn.consultation.models import Cause, MaskReason, Outcome, ReportIssue, ResponseComment, Round
from samsyn.consultation.next import actions as next_
from samsyn.consultation.next import queries as changes
from samsyn.consultation.publishing import issues, masking, refusals
from samsyn.consultation.publishing.balance import balance
from samsyn.consultation.publishing.veiled import public_report
from samsyn.consultation.telling import actions as telling
from samsyn.consultation.telling import letters, queries
from samsyn.consultation.tests.answered_world import MAIL, SECRET, answered, file_named, received
from samsyn.consultation.tests.provlanet import NOW
from samsyn.people import actions as people
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import OutgoingMail, Person, Role
from samsyn.strategy import actions as strategy
from samsyn.strategy.editing import actions as editing
from samsyn.strategy.editing.queries import text_of
from samsyn.strategy.models import Edition, Section, Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def second() -> Person:
    return people.invite(email="s@region.example", name="Strategen", role=Role.STRATEGIST, by=None)


def published(round_: Round, by: Person, second: Person) -> ReportIssue:
    issue = issues.begin(round_=round_, patterns=["avsnitt"], at=NOW, by=by)
    issues.build(issue=issue, at=NOW)
    issues.review(issue=issue, at=NOW, by=second)
    issues.publish(issue=issue, at=NOW, by=second)
    return issue


def rewritten(round_: Round, by: Person) -> tuple[Edition, Section, Comment]:
    """A new edition in which one comment is behind one change."""
    edition = editing.begin(base=round_.edition, stage=Stage.PROPOSAL, label="", at=NOW, by=by)
    one = changes.heeded(round_, edition)[0]
    section = edition.sections.get(key=one.key)
    comment = Comment.objects.get(pk=one.id)
    next_.change(
        section=section, version=0, number=section.number, heading=section.heading,
        text=text_of(section) + " Ett nytt mål läggs till.", note="", causes=[comment], offered=[comment.pk], at=NOW,
        by=by,
    )  # fmt: skip
    return edition, section, comment


def test_an_unanswered_comment_stops_the_report(round_: Round, officer: Person, client: Client) -> None:
    received(round_)
    found = balance(round_)
    assert found.unanswered
    assert found.received == len(found.unanswered)
    with pytest.raises(refusals.Incomplete):
        issues.begin(round_=round_, patterns=["avsnitt"], at=NOW, by=officer)
    client.force_login(officer)
    page = client.get(f"/remiss/{round_.pk}/publicera-sammanstallning/").text
    assert f'href="/remiss/{round_.pk}/synpunkter/{found.unanswered[0]}/"' in page


def test_the_published_report_holds_no_masked_word_and_no_private_name(
    round_: Round, officer: Person, second: Person, client: Client
) -> None:
    received(round_)
    answered(round_, by=officer, second=second)
    for name in ("Provköpings kommun.pdf", "Naturföreningen", "byalag.odt", "Ada privat.eml"):
        masking.mask_words(file=file_named(name), words=SECRET, reason=MaskReason.PERSON, at=NOW, by=officer)
    report = public_report(round_)
    assert any("[maskat]" in row.text for row in report.comments)
    published(round_, officer, second)
    answer = client.get(f"/remiss/{round_.pk}/rapport/")
    assert answer.status_code == 200
    for words in (SECRET, MAIL, "Ada privat.eml"):
        assert words not in answer.text
    data = b"".join(client.get(f"/remiss/{round_.pk}/rapport/avsnitt.html").streaming_content)  # type: ignore[attr-defined]
    assert SECRET.encode() not in data


def test_a_closed_round_says_so_and_what_came_of_it(
    round_: Round, officer: Person, second: Person, client: Client
) -> None:
    round_.opened_at, round_.edition.published_at = NOW, NOW
    round_.save()
    round_.edition.save()
    received(round_)
    page = client.get(f"/remiss/{round_.pk}/").text
    assert "Så svarar du" not in page
    assert "Det går inte längre att svara" in page
    assert "Nu går vi igenom svaren" in page
    answered(round_, by=officer, second=second)
    published(round_, officer, second)
    page = client.get(f"/remiss/{round_.pk}/").text
    assert "Här ser du vad svaren ledde till" in page
    assert f'href="/remiss/{round_.pk}/rapport/"' in page


def test_the_report_is_made_by_one_and_reviewed_by_another(round_: Round, officer: Person, second: Person) -> None:
    received(round_)
    answered(round_, by=officer, second=second)
    issue = issues.begin(round_=round_, patterns=["restlista"], at=NOW, by=officer)
    with pytest.raises(refusals.NotReady):
        issues.review(issue=issue, at=NOW, by=second)
    issues.build(issue=issue, at=NOW)
    assert issue.files.count() == issues.wanted(issue)
    with pytest.raises(refusals.OwnWork):
        issues.review(issue=issue, at=NOW, by=officer)
    with pytest.raises(refusals.NotReviewed):
        issues.publish(issue=issue, at=NOW, by=second)


def test_from_comment_to_changed_sentence_to_the_respondents_own_page(
    round_: Round, officer: Person, second: Person, client: Client
) -> None:
    received(round_)
    answered(round_, by=officer, second=second)
    edition, section, comment = rewritten(round_, officer)
    response = ResponseComment.objects.get(comment=comment).response
    with pytest.raises(refusals.NotPublished):
        telling.tell(round_=round_, responses=[response], at=NOW, by=second)
    published(round_, officer, second)
    strategy.publish_edition(edition=edition, at=NOW, by=second)
    said = queries.told(response)
    assert next(one for one in said.items if one.changed).changed.key == section.key  # type: ignore[union-attr]
    organisation = people.register_organisation(
        name="Provbyn", organisation_class="Föreningar", by=None, email="byn@prov.example"
    )
    response.organisation = organisation
    response.save()
    assert telling.tell(round_=round_, responses=[response], at=NOW, by=second) == 1
    assert telling.tell(round_=round_, responses=[response], at=NOW, by=second) == 0, "nobody is told twice"
    mail = OutgoingMail.objects.get(purpose="utfall")
    path = re.search(r"/utfall/\S+", mail.body)
    assert path
    page = client.get(path.group())
    assert "Vad blev det av våra synpunkter?" in page.text
    assert "Ett nytt mål läggs till." in page.text
    assert "tillagt:" in page.text
    assert page["Cache-Control"] == "no-store"
    letter = docx.Document(io.BytesIO(client.get(f"{path.group()}brev.docx").content))
    words = "\n".join(paragraph.text for paragraph in letter.paragraphs)
    assert response.registry_number in words
    assert "{{" not in words
    public = client.get(f"/remiss/{round_.pk}/andringar/").text
    assert "Ändrat efter 1 synpunkt" in public
    assert client.get("/utfall/gissad/").status_code == 404


def test_a_comment_of_a_removed_section_follows_or_is_listed(
    round_: Round, officer: Person, second: Person, client: Client
) -> None:
    received(round_)
    answered(round_, by=officer, second=second)
    edition = editing.begin(base=round_.edition, stage=Stage.PROPOSAL, label="", at=NOW, by=officer)
    one = changes.heeded(round_, edition)[0]
    section = edition.sections.get(key=one.key)
    other = edition.sections.exclude(pk=section.pk).filter(children=None).last()
    editing.remove_section(section=section, moved_to=other, with_text=False, because="Ihop", at=NOW, by=officer)
    assert other is not None
    assert {row.key for row in changes.heeded(round_, edition) if row.was_key == one.key} == {other.key}
    editing.remove_section(section=other, moved_to=None, with_text=False, because="Bort", at=NOW, by=officer)
    assert one.id in {row.id for row in changes.overview(round_, edition).homeless}
    client.force_login(officer)
    assert "inget avsnitt i den nya utgåvan" in client.get(f"/remiss/{round_.pk}/nasta-utgava/").text


def test_the_desk_ties_comments_to_a_change_and_is_told_of_others(
    round_: Round, officer: Person, second: Person, client: Client
) -> None:
    received(round_)
    answered(round_, by=officer, second=second)
    client.force_login(officer)
    base = f"/remiss/{round_.pk}/nasta-utgava/"
    assert "Gör text av svaren" in client.get(base).text
    client.post(base, {"maker": "forslag|Tjänstemannaversion", "label": ""})
    edition = Edition.objects.get(stage=Stage.PROPOSAL)
    one = changes.heeded(round_, edition)[0]
    section = edition.sections.get(key=one.key)
    said = {"version": 0, "number": section.number, "heading": section.heading, "text": "Ny text.", "note": ""}
    client.post(f"{base}{one.key}/", said | {"causes": [one.id]})
    assert Cause.objects.get().key == one.key
    again = client.post(f"{base}{one.key}/", said | {"text": "En annans text."})
    assert again.status_code == 409
    assert "En annans text." in again.text
    assert Cause.objects.count() == 1, "nothing is half-saved"


def test_somebody_without_a_name_is_greeted_without_one(round_: Round, officer: Person) -> None:
    received(round_)
    response = round_.responses.order_by("pk").first()
    assert response is not None
    response.sender, response.sender_class = "privatperson", OrganisationClass.PRIVATE
    response.save()
    found = queries.told(response)
    assert telling.mail(round_, found, "länk").startswith("Hej!")
    said = telling.facts(round_, response, found, "länk", NOW)
    assert (said["avsändare"], said["organisation"]) == ("Privatperson", "privatperson")


def test_a_letter_carries_nothing_of_the_template_but_what_is_seen(round_: Round) -> None:
    received(round_)
    response = file_named("Provköpings").response
    assert response is not None
    data = letters.write(secret_template(), queries.told(response), facts={"region": "Region Provlänet"})
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        everything = b"".join(box.read(name) for name in box.namelist())
        names = box.namelist()
    assert b"Hemlig" not in everything
    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "comments" in name]
    assert "Till " in docx.Document(io.BytesIO(data)).paragraphs[0].text


@pytest.mark.parametrize("hidden", ["comment", "change", "vanish"])
def test_a_template_that_hides_something_is_refused(
    hidden: str, round_: Round, officer: Person, client: Client
) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Till {{organisation}}")
    if hidden == "comment":
        document.add_comment(paragraph.runs, text="Hemlig fråga i marginalen", author=SECRET)
    elif hidden == "change":
        struck = "<w:r><w:delText>Hemligt</w:delText></w:r>"
        paragraph._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="9" w:author="A">{struck}</w:del>'))
    else:
        paragraph.add_run("Hemligt").font.hidden = True
    out = io.BytesIO()
    document.save(out)
    client.force_login(officer)
    file = SimpleUploadedFile("mall.docx", out.getvalue())
    answer = client.post(f"/remiss/{round_.pk}/beratta/mall/", {"file": file})
    assert answer.status_code == 422
    assert "som skulle följa med varje brev" in answer.text


def secret_template() -> bytes:
    """With what a program writes beside the text: who, a comment that is taken away, a picture of the page."""
    document = docx.Document()
    document.add_paragraph("Till {{organisation}}")
    facts = document.core_properties
    facts.author = facts.last_modified_by = facts.title = facts.keywords = "Hemlig"
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(io.BytesIO(out.getvalue())) as box, zipfile.ZipFile(held := io.BytesIO(), "w") as made:
        for name in box.namelist():
            body = box.read(name)
            if name in {"docProps/app.xml", "customXml/item1.xml"}:
                body = body.replace(b"</", b"<!-- Hemlig --></", 1)
            made.writestr(name, "Hemlig" if name == "docProps/thumbnail.jpeg" else body)
    return held.getvalue()


def test_the_offices_own_template(round_: Round, officer: Person, second: Person, client: Client) -> None:
    received(round_)
    answered(round_, by=officer, second=second)
    published(round_, officer, second)
    own = docx.Document()
    paragraph = own.add_paragraph("Till {{organi")
    paragraph.add_run("sation}}, {{7*7}} {{diarienummer}}").bold = True
    own.sections[0].header.paragraphs[0].text = "{{Region}}"
    data = io.BytesIO()
    own.save(data)
    telling.keep_template(round_=round_, name="brev.docx", data=data.getvalue(), at=NOW, by=officer)
    response = round_.responses.order_by("pk").first()
    assert response is not None
    box = zipfile.ZipFile(io.BytesIO(telling.letters_for(round_=round_, responses=[response], at=NOW, by=officer)))
    letter = docx.Document(io.BytesIO(box.read(box.namelist()[0])))
    assert letter.paragraphs[0].text == f"Till {response.sender}, {{{{7*7}}}} {response.registry_number}"
    assert letter.sections[0].header.paragraphs[0].text == "Region Provlänet"
    assert Outcome.objects.count() == 1
    bad = docx.Document()
    bad.add_paragraph("{{lösenord}}")
    out = io.BytesIO()
    bad.save(out)
    with pytest.raises(letters.UnknownNames):
        telling.keep_template(round_=round_, name="x.docx", data=out.getvalue(), at=NOW, by=officer)
    with pytest.raises(letters.NotAWordFile):
        letters.check(b"ingen fil")
    client.force_login(second)
    assert "brev.docx" in client.get(f"/remiss/{round_.pk}/beratta/").text


def test_the_leaders_page_says_what_is_in_the_way(
    round_: Round, officer: Person, reader: Person, client: Client
) -> None:
    received(round_)
    client.force_login(reader)
    page = client.get(f"/remiss/{round_.pk}/hur-langt/").text
    assert "Det här står i vägen" in page
    assert "Ingen har dem" in page
    for path in ("nasta-utgava/", "publicera-sammanstallning/", "beratta/"):
        assert client.get(f"/remiss/{round_.pk}/{path}").status_code == 404
    client.logout()
    for path in ("hur-langt/", "nasta-utgava/", "beratta/"):
        assert client.get(f"/remiss/{round_.pk}/{path}").status_code == 302
    for path in ("rapport/", "andringar/", "svar/"):
        assert client.get(f"/remiss/{round_.pk}/{path}").status_code == 404
