"""The rules of law as data: each wording has its days, and no two wordings of one rule apply on the same day."""

from datetime import date

from samsyn.strategy.statutes import every, in_force


def test_every_rule_says_something_about_some_paragraph() -> None:
    rules = every()
    assert len(rules) > 30
    assert len({rule.id for rule in rules}) == len(rules)
    for rule in rules:
        assert rule.says.endswith(".")
        assert "§" in rule.paragraph
        assert rule.grade in {"ska", "bör", "info"}
        assert rule.until is None or rule.since <= rule.until


def test_the_wording_of_the_day_applies() -> None:
    before = {rule.id for rule in in_force(date(2024, 3, 31))}
    after = {rule.id for rule in in_force(date(2024, 4, 1))}
    assert "FRU-12/2017" in before
    assert "FRU-12" not in before
    assert "FRU-12" in after
    assert "FRU-12/2017" not in after
    assert "RES-4" in after - before
