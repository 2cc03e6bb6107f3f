"""Counting: documents, answers and senders are three different numbers."""

from collections import Counter

from samsyn.consultation.analysis import count_senders
from samsyn.consultation.report.statistics import statistics
from samsyn.consultation.tests.report_world import invented


def test_boards_count_with_their_municipality_and_private_persons_each_for_themselves() -> None:
    pairs = [
        ("Norrådals kommun", "Kommuner"),
        ("Norrådals kommun, Socialnämnden", "Kommuner"),
        ("norrådals kommun, Bygg- och miljönämnden", "Kommuner"),
        ("privatperson", "privatperson"),
        ("privatperson", "privatperson"),
        ("", "Övrigt"),
        ("", "Övrigt"),
    ]
    assert count_senders(pairs) == 1 + 2 + 2


def test_the_tables_add_up_to_the_figures() -> None:
    report = invented(200)
    stats = statistics(report)
    table = {one.key: one for one in stats.tables}
    assert table["klass"].total == (
        stats.value("yttranden"), stats.value("avsändare"), stats.value("avstår"), stats.value("synpunkter"),
    )  # fmt: skip
    for key in ("typ", "avsnitt"):
        assert sum(numbers[0] for _, numbers in table[key].rows) == stats.value("synpunkter")
    for _, (comments, _, support, against, other) in table["avsnitt"].rows:
        assert comments == support + against + other
    for one in stats.tables:
        if one.total and one.key != "klass":
            assert one.total == tuple(map(sum, zip(*(numbers for _, numbers in one.rows), strict=True)))
    assert stats.value("placerade") + stats.value("utan plats") == stats.value("synpunkter")
    assert dict(table["bedömning"].rows)["Obesvarad"][0] == sum(not row.verdict for row in report.comments)


def test_every_number_has_its_rule() -> None:
    stats = statistics(invented(30))
    assert all(figure.rule.endswith(".") for figure in stats.figures)
    assert all(table.rule.endswith(".") for table in stats.tables)


def test_copies_and_the_sender_list_are_no_documents() -> None:
    report = invented(60)
    status = Counter(row.status for row in report.files if row.document)
    assert statistics(report).value("handlingar") == sum(status.values()) - status["duplicate"]
