"""The report refuses to lose or double a comment, and its control sum follows its rows."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.consultation.report.build import NotConserved, build
from samsyn.consultation.report.from_analysis import in_short
from samsyn.consultation.report.values import Aside, Comment, Report, Respondent, Section
from samsyn.consultation.tests.report_world import invented


def _build(received: list[str], printed: list[str], set_aside: list[str]) -> Report:
    person = Respondent("r1", "1", "Norrådals kommun", "Kommuner")
    return build(
        title="T",
        strategy="S",
        lead="",
        made_by="samsyn",
        sections=[Section("a", "1", "A", 1, None)],
        respondents=[person],
        received=received,
        comments=[Comment(key, f"1.{at}", "r1", "a", "stöd", key) for at, key in enumerate(printed)],
        asides=[Aside("r1", key, "hälsning", id=key) for key in set_aside],
    )


ids = st.lists(st.text("abcdef", min_size=1, max_size=3), unique=True, max_size=12)


@given(ids, st.data())
def test_what_was_received_is_printed_or_set_aside(keys: list[str], data: st.DataObject) -> None:
    aside = data.draw(st.lists(st.sampled_from(keys), unique=True)) if keys else []
    report = _build(keys, [key for key in keys if key not in aside], aside)
    assert report.balance.received == report.balance.in_report + report.balance.set_aside == len(keys)


@given(ids.filter(bool), st.data())
def test_a_missing_comment_is_refused(keys: list[str], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(keys))
    with pytest.raises(NotConserved) as refusal:
        _build(keys, [key for key in keys if key != gone], [])
    assert refusal.value.missing == (gone,)


@given(ids.filter(bool), st.data())
def test_a_doubled_comment_is_refused(keys: list[str], data: st.DataObject) -> None:
    again = data.draw(st.sampled_from(keys))
    with pytest.raises(NotConserved):
        _build(keys, [*keys, again], [])
    with pytest.raises(NotConserved):
        _build(keys, keys, [again])


def test_a_comment_that_nobody_received_is_refused() -> None:
    with pytest.raises(NotConserved) as refusal:
        _build(["a"], ["a", "b"], [])
    assert refusal.value.unknown == ("b",)


def test_a_comment_at_a_section_that_is_not_printed_is_refused() -> None:
    person = Respondent("r1", "1", "Norrådals kommun", "Kommuner")
    lost = Comment("c", "1.1", "r1", "gone", "stöd", "text")
    with pytest.raises(NotConserved):
        build(
            title="T", strategy="S", lead="", made_by="", sections=[], respondents=[person], received=["c"],
            comments=[lost],
        )  # fmt: skip


def test_the_control_sum_follows_every_word_of_a_row_and_nothing_else() -> None:
    first, same, other = invented(30), invented(30), invented(30, seed=2)
    assert first.control == same.control != other.control
    changed = build(
        title=first.title, strategy=first.strategy, lead="annan ingress", made_by="", sections=first.sections,
        respondents=first.respondents, received=[*(row.id for row in first.comments), "x1"], asides=first.asides,
        files=first.files,
        comments=[replace(first.comments[0], text=first.comments[0].text + "."), *first.comments[1:]],
    )  # fmt: skip
    assert changed.control != first.control


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        (["Dit vill vi", "År 2041 finns arbete i hela länet."], "År 2041 finns arbete i hela länet."),
        (["Länet växer.", "Fler flyttar hit än härifrån."], "Länet växer."),
        (["Mått"], "Mått"),
        ([" ", ""], ""),
    ],
)
def test_a_label_alone_is_not_what_the_proposal_says(paragraphs: list[str], said: str) -> None:
    assert in_short(paragraphs) == said
