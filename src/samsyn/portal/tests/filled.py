"""A section about which everything has been said: its thread has something of every kind."""

from datetime import date, timedelta

from django.utils import timezone

from samsyn.comments.models import Comment, Disposition, Placement
from samsyn.consultation import actions as consultation
from samsyn.consultation.models import Batch, ReportIssue, Response, ResponseComment
from samsyn.councils.actions import rules
from samsyn.councils.models import AgendaPoint, Council, Item, ItemGoal, Meeting, Minutes, RuleSet
from samsyn.delivery.models import AdvocacyIssue, Assessment, Commitment, Indicator, IndicatorData, Money, Programme
from samsyn.people.models import Organisation, Person, Role
from samsyn.portal.models import Article, Remark
from samsyn.portal.tests.county import NOW, dialogue, indicator, mark, measure, person
from samsyn.strategy.models import Edition, Section


def everything(edition: Edition, key: str, by: Person) -> None:
    """Something of every kind that a section's thread can show."""
    dialogue(edition, by)
    Money.objects.create(measure=measure(edition, key), year=2025, source="1:1", granted=100_000)
    judged(indicator(edition, key), by)
    goal = mark(edition, key)
    owner = Organisation.objects.get(name="Provstads kommun")
    facts = {"published_at": timezone.now()}
    Programme.objects.create(
        name="Programmet för kompetens", owner=owner, kind="annat", first_year=2025, last_year=2030, **facts
    ).goals.add(goal)
    Commitment.objects.create(organisation=owner, promise="Vi tar emot fler praktikanter", **facts).goals.add(goal)
    AdvocacyIssue.objects.create(
        title="Fler platser på högskolan", position="Det behövs.", addressee="nationell", **facts
    ).goals.add(goal)
    position(edition, key, owner)
    remark(edition, key, by)
    answered_comment(edition, key, by)


def judged(indicator: Indicator, by: Person) -> None:
    IndicatorData.objects.create(indicator=indicator, stamp="siffror")
    Assessment.objects.create(
        indicator=indicator, verdict="not", way="worse", confidence="high", sentence="Det går för sakta.",
        proposed_verdict="not", proposed_reason="behind", stamp="siffror", at=NOW, by=by,
    )  # fmt: skip


def position(edition: Edition, key: str, host: Organisation) -> AgendaPoint:
    """Something that a council has agreed on about a section, in published minutes."""
    rules.take_in_shipped()
    council = Council.objects.create(
        name="Provlänets råd", slug="radet", rules=RuleSet.objects.all()[0], host=host, published_at=NOW
    )
    item = Item.objects.create(council=council, title="Fler utbildningsplatser", proposed_by=host, proposed_at=NOW)
    ItemGoal.objects.create(item=item, document=edition.document, section=key, words="Kompetens")
    meeting = Meeting.objects.create(council=council, starts_at=NOW, ends_at=NOW + timedelta(hours=2))
    Minutes.objects.create(meeting=meeting, drafted_at=NOW, sent_at=NOW, published_at=NOW)
    return AgendaPoint.objects.create(
        meeting=meeting, item=item, title=item.title, order=1, presented_at=NOW, outcome="konsensus", decided_at=NOW,
        position="Rådet vill ha fler utbildningsplatser.",
    )  # fmt: skip


def placed(edition: Edition, key: str, by: Person, text: str) -> Comment:
    said = Comment.objects.create(edition=edition, text=text, proposed_type="tillägg")
    Placement.objects.create(comment=said, section=Section.objects.get(edition=edition, key=key), by=by, at=NOW)
    return said


def remark(edition: Edition, key: str, by: Person) -> Remark:
    """An approved remark to a piece of news."""
    article = Article.objects.create(
        title="Nytt om lärlingar", slug="nytt-om-larlingar", publish_at=NOW, created_at=NOW, changed_at=NOW
    )
    said = placed(edition, key, by, "Det här var på tiden.")
    return Remark.objects.create(article=article, comment=said, key="ett", written_at=NOW, shown_at=NOW)


def answered_comment(edition: Edition, key: str, by: Person) -> ResponseComment:
    """An answered comment of a round with a published report."""
    round_ = consultation.open_round(
        edition=edition, title="Remissen", registry_number="RP 1", opens_on=date(2026, 1, 1),
        closes_on=date(2026, 3, 1), by=by,
    )  # fmt: skip
    ReportIssue.objects.create(
        round=round_, made_at=NOW, made_by=by, published_at=NOW, published_by=by, reviewed_at=NOW,
        reviewed_by=person(Role.OFFICER, "Granskaren"),
    )  # fmt: skip
    batch = Batch.objects.create(round=round_, source="Brev", started_at=NOW, by=by)
    response = Response.objects.create(
        round=round_, batch=batch, sender="Provstads kommun", sender_class="Kommuner", sender_from="letter",
        class_from="letter", registry_number="RP 1-1", received_on=date(2026, 2, 1),
    )  # fmt: skip
    said = placed(edition, key, by, "Skriv mer om gymnasiet.")
    Disposition.objects.create(comment=said, verdict="beaktas", reason="Det är tillagt.", by=by, at=NOW)
    return ResponseComment.objects.create(response=response, comment=said, number=1)
