"""News: published at a time, refused with reasons, never overwritten, remarked on once judged."""

import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from samsyn.comments.models import Comment
from samsyn.people.models import JournalEntry, Person, Role, Task
from samsyn.portal.models import Article, IndexedPage, Picture, Remark
from samsyn.portal.news import actions, markup, plain, remarks
from samsyn.portal.news.actions import Text
from samsyn.portal.news.refusals import ChangedMeanwhile, NotAPicture, NotFitToPublish, RemarksClosed, SlugTaken
from samsyn.portal.tests import county
from samsyn.strategy.models import Edition

pytestmark = pytest.mark.django_db
BODY = "## Vad händer\n\nLäs mer på [sidan om dialogen](/delta/) och [hos SCB](https://www.scb.se/).\n\n- ett\n- två\n"


@pytest.fixture
def writer() -> Person:
    return county.person(Role.OFFICER, "Kommunikatören")


@pytest.fixture
def article(writer: Person) -> Article:
    return actions.write(text=Text("Dialogen börjar", BODY, lead="Nu börjar det."), at=timezone.now(), by=writer)


def publish(article: Article, by: Person, **later: int) -> Article:
    return actions.publish(article=article, when=timezone.now() + timedelta(**later), by=by)


def test_a_draft_is_the_desks_own(client: Client, article: Article, writer: Person) -> None:
    assert client.get("/nyheter/dialogen-borjar/").status_code == 404
    assert "Dialogen börjar" not in client.get("/nyheter/").text
    client.force_login(writer)
    assert "Dialogen börjar" in client.get("/nyheter/arbete/").text
    assert "Förhandsgranskning" in client.get(f"/nyheter/arbete/{article.pk}/visa/").text
    assert client.get("/nyheter/dialogen-borjar/").status_code == 404


def test_published_it_is_on_the_page_in_the_feed_and_found(client: Client, article: Article, writer: Person) -> None:
    publish(article, writer)
    page = client.get("/nyheter/dialogen-borjar/").text
    assert "<h2>Vad händer</h2>" in page
    assert '<a href="/delta/">sidan om dialogen</a>' in page
    feed = ET.fromstring(client.get("/nyheter/flode.xml").content)
    names = [one.text for one in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert "Dialogen börjar" in names
    assert "Dialogen" in client.get("/sok/?q=dialoger").text


def test_a_scheduled_one_appears_by_itself(client: Client, article: Article, writer: Person) -> None:
    publish(article, writer, hours=2)
    assert client.get("/nyheter/dialogen-borjar/").status_code == 404
    assert "Dialogen börjar" not in client.get("/sok/?q=dialogen").text
    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        assert client.get("/nyheter/dialogen-borjar/").status_code == 200
        assert "dialogen-borjar" in client.get("/sok/?q=dialogen").text
        assert "dialogen-borjar" in client.get("/nyheter/flode.xml").text


def test_taken_down_it_is_gone_everywhere(client: Client, article: Article, writer: Person) -> None:
    publish(article, writer)
    actions.withdraw(article=article, at=timezone.now(), by=writer)
    assert client.get("/nyheter/dialogen-borjar/").status_code == 404
    assert "dialogen-borjar" not in client.get("/nyheter/flode.xml").text
    assert not IndexedPage.objects.filter(kind="nyhet").exists()
    verbs = JournalEntry.objects.filter(noun="article").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["create", "publish", "withdraw"]


@pytest.mark.parametrize(
    ("body", "fact"),
    [
        ("[här](/finns-inte-alls/)", "broken_links"),
        ("[här](/arbete/)", "broken_links"),
        ("[här](/strategi/okand/)", "broken_links"),
        ("[här](www.example.com)", "broken_links"),
        ("ord ![](bild:1)", "images_without_words"),
        ("ord ![en bild](bild:99)", "unknown_images"),
        ("ord ![en bild](https://x.example/b.png)", "unknown_images"),
    ],
)
def test_what_is_not_fit_is_refused_and_told_why(body: str, fact: str, writer: Person) -> None:
    picture = actions.add_picture(name="b.jpg", data=county.picture(), alt="Röd", at=timezone.now(), by=writer)
    text = Text("Nytt", body.replace("bild:1)", f"bild:{picture.pk})"))
    row = actions.write(text=text, at=timezone.now(), by=writer)
    with pytest.raises(NotFitToPublish) as refused:
        publish(row, writer)
    assert getattr(refused.value, fact)
    assert Article.objects.get(pk=row.pk).publish_at is None


def test_an_empty_text_is_refused_on_the_page(client: Client, writer: Person) -> None:
    row = actions.write(text=Text("Tom", " "), at=timezone.now(), by=writer)
    client.force_login(writer)
    said = client.post(f"/nyheter/arbete/{row.pk}/publicera/", {"when": ""}, follow=True).text
    assert "Texten är tom" in said


def test_what_is_public_stays_fit(client: Client, article: Article, writer: Person) -> None:
    publish(article, writer)
    client.force_login(writer)
    facts = {"title": "Dialogen börjar", "body": "[x](/ingenstans/)", "language": "sv", "version": "1"}
    answer = client.post(f"/nyheter/arbete/{article.pk}/", facts)
    assert answer.status_code == 422
    assert "/ingenstans/" in answer.text
    assert "Vad händer" in client.get("/nyheter/dialogen-borjar/").text


def test_links_to_unpublished_editions_are_broken(writer: Person) -> None:
    edition = county.strategy_of(county.person())
    text = Text("Länkar", f"[strategin](/strategi/{edition.document.slug}/) [på engelska](/en/nyheter/)")
    row = actions.write(text=text, at=timezone.now(), by=writer)
    assert publish(row, writer).publish_at
    Edition.objects.all().update(published_at=None, published_by=None)
    with pytest.raises(NotFitToPublish):
        publish(row, writer)


def test_two_editors_at_once(client: Client, article: Article, writer: Person) -> None:
    actions.change(article=article, text=Text("Dialogen börjar", "Min text"), version=1, at=timezone.now(), by=writer)
    with pytest.raises(ChangedMeanwhile):
        actions.change(article=article, text=Text("Dialogen", "Din text"), version=1, at=timezone.now(), by=None)
    client.force_login(writer)
    facts = {"title": "Dialogen", "body": "Din text som står kvar", "language": "sv", "version": "1"}
    answer = client.post(f"/nyheter/arbete/{article.pk}/", facts)
    assert answer.status_code == 422
    assert "Inget är överskrivet" in answer.text
    assert "Din text som står kvar" in answer.text
    assert Article.objects.get(pk=article.pk).body == "Min text"


def test_every_version_is_kept_with_who(client: Client, article: Article, writer: Person) -> None:
    actions.change(
        article=article, text=Text("Dialogen börjar", "Helt ny text"), version=1, at=timezone.now(), by=writer
    )
    client.force_login(writer)
    page = client.get(f"/nyheter/arbete/{article.pk}/").text
    assert "2 versioner" in page
    assert "<ins>" in page
    assert "Kommunikatören" in page


@pytest.mark.parametrize("slug", ["dialogen-borjar", "arbete"])
def test_a_slug_taken_is_refused(slug: str, client: Client, article: Article, writer: Person) -> None:
    with pytest.raises(SlugTaken):
        actions.write(text=Text("Annat", "x", slug=slug), at=timezone.now(), by=writer)
    client.force_login(writer)
    answer = client.post("/nyheter/arbete/ny/", {"title": "Annat", "slug": slug, "language": "sv", "version": "0"})
    assert answer.status_code == 422
    assert "används redan av" in answer.text
    assert Article.objects.count() == 1


def test_a_whole_piece_is_written_on_the_page(client: Client, writer: Person) -> None:
    client.force_login(writer)
    facts = {
        "title": "Ny träff",
        "lead": "Kom!",
        "body": BODY,
        "new_category": "Dialog",
        "language": "se",
        "version": "0",
    }
    client.post("/nyheter/arbete/ny/", facts | {"visa": "1"})
    row = Article.objects.get()
    answer = client.post(f"/nyheter/arbete/{row.pk}/publicera/", {"when": ""})
    assert answer.headers["Location"] == "/nyheter/ny-traff/"
    client.logout()
    page = client.get("/nyheter/ny-traff/").text
    assert '<article class="piece-full" lang="se"' in page
    assert "Ny träff" in client.get("/nyheter/?amne=dialog").text
    assert "davvisámegiella" in client.get("/sprak/").text


def test_a_picture_loses_what_the_camera_wrote(client: Client, writer: Person) -> None:
    made = Image.new("RGB", (3000, 2000), "blue")
    exif = made.getexif()
    exif[0x010E] = "hemligt hus"
    from io import BytesIO

    out = BytesIO()
    made.save(out, "JPEG", exif=exif)
    client.force_login(writer)
    file = SimpleUploadedFile("b.jpg", out.getvalue())
    assert client.post("/nyheter/arbete/bilder/", {"file": file, "alt": ""}).status_code == 422
    file.seek(0)
    client.post("/nyheter/arbete/bilder/", {"file": file, "alt": "Ett hus vid älven"})
    row = Picture.objects.get()
    assert (row.width, row.height) == (1600, 1067)
    client.logout()
    data = client.get(f"/nyheter/bild/{row.sha256}/").getvalue()
    assert b"hemligt" not in data
    assert client.get("/nyheter/bild/0000/").status_code == 404


@pytest.mark.parametrize("data", [b"", b"hej", b"<svg/>", county.picture()[:200], county.picture(form="BMP")])
def test_what_is_no_picture_is_refused(data: bytes, writer: Person) -> None:
    with pytest.raises(NotAPicture):
        actions.add_picture(name="x.jpg", data=data, alt="x", at=timezone.now(), by=writer)


def test_a_remark_is_a_comment_and_waits_for_a_person(client: Client, article: Article, writer: Person) -> None:
    edition = county.strategy_of(county.person())
    Article.objects.filter(pk=article.pk).update(remarks_open=True)
    article.refresh_from_db()
    publish(article, writer)
    form = {"text": "Tågen är viktigast! <b>ja</b>", "name": "Resenären", "key": "a1", "webbplats": ""}
    client.post("/nyheter/dialogen-borjar/", form)
    client.post("/nyheter/dialogen-borjar/", form)
    remark = Remark.objects.get()
    assert remark.comment.edition == edition
    assert Task.objects.filter(kind="inlagg").count() == 1
    assert "Tågen är viktigast" not in client.get("/nyheter/dialogen-borjar/").text
    client.force_login(writer)
    assert "Tågen är viktigast" in client.get("/nyheter/arbete/inlagg/").text
    client.post(f"/nyheter/arbete/inlagg/{remark.pk}/", {"visa": "1"})
    client.logout()
    page = client.get("/nyheter/dialogen-borjar/").text
    assert "Tågen är viktigast" in page
    assert "<b>ja</b>" not in page


def test_a_remark_that_is_refused_says_why_and_is_kept(client: Client, article: Article, writer: Person) -> None:
    county.strategy_of(county.person())
    Article.objects.filter(pk=article.pk).update(remarks_open=True)
    row = publish(Article.objects.get(pk=article.pk), writer)
    remark = remarks.say(article=row, text="Köp nu", name="", key="k", at=timezone.now())
    client.force_login(writer)
    assert "Skriv varför" in client.post(f"/nyheter/arbete/inlagg/{remark.pk}/", {"because": ""}, follow=True).text
    client.post(f"/nyheter/arbete/inlagg/{remark.pk}/", {"because": "reklam"})
    page = client.get("/nyheter/dialogen-borjar/").text
    assert "Köp nu" not in page
    assert "1 kommentar har lästs men visas inte. Skäl:" in page
    assert "reklam" in page
    assert Comment.objects.filter(text="Köp nu").exists()


def test_nobody_writes_where_it_is_closed(article: Article, writer: Person) -> None:
    with pytest.raises(RemarksClosed):
        remarks.say(article=publish(article, writer), text="hej", name="", key="k", at=timezone.now())


def test_a_trap_and_a_flood_are_kept_out(client: Client, article: Article, writer: Person) -> None:
    county.strategy_of(county.person())
    Article.objects.filter(pk=article.pk).update(remarks_open=True)
    publish(Article.objects.get(pk=article.pk), writer)
    client.post("/nyheter/dialogen-borjar/", {"text": "x", "key": "1", "webbplats": "http://spam.example"})
    assert not Remark.objects.exists()
    for number in range(20):
        client.post("/nyheter/dialogen-borjar/", {"text": f"ord {number}", "key": f"n{number}", "webbplats": ""})
    assert 0 < Remark.objects.count() < 12


def test_who_may_not_write(client: Client) -> None:
    client.force_login(county.person(Role.READER))
    for path in ("/nyheter/arbete/", "/nyheter/arbete/ny/", "/nyheter/arbete/bilder/", "/nyheter/arbete/inlagg/"):
        assert client.get(path).status_code == 404


@given(st.text(max_size=300))
def test_whatever_is_written_is_safe_html(body: str) -> None:
    made = markup.render(body, {}).lower()
    assert "<script" not in made
    assert "javascript:" not in made.replace("&quot;", "") or 'href="javascript:' not in made
    assert "<img" not in made


@pytest.mark.parametrize(
    "body",
    ["<script>alert(1)</script>", '<img src=x onerror="a()">', "[x](javascript:alert(1))", "[x](data:text/html,x)"],
)
def test_html_of_ones_own_is_only_words(body: str) -> None:
    made = markup.render(body, {})
    assert "<script" not in made
    assert "<img" not in made
    assert "<a " not in made


def test_plain_language_hints() -> None:
    easy = plain.readability(["Solen går upp. Vi går ut. " * 10])
    hard = plain.readability(
        [("Implementeringen av utvecklingsstrategins övergripande prioriteringar förutsätter, i enlighet med "
         "förordningens bestämmelser, sektorsövergripande samverkansprocesser avseende kompetensförsörjningsfrågor "
         "och samhällsplaneringsfrågor inom ramen för genomförandeorganisationens huvudsakliga verksamhetsområden.")] * 2
    )  # fmt: skip
    assert easy.level == "easy"
    assert hard.level == "very-hard"
    assert hard.long_sentences
    assert ("i enlighet med", "enligt") in hard.plainer
    assert plain.readability(["Hej."]).lix is None


def test_a_short_form_ends_no_sentence() -> None:
    assert plain.sentences_of("Vi har t.ex. Älvstad kl. 8. Sedan går vi.") == [
        "Vi har t.ex. Älvstad kl. 8.",
        "Sedan går vi.",
    ]
