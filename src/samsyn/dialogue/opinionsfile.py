"""opinions.json: the analysis as data, documented in docs/opinions.md and docs/opinions.schema.json."""

import json
from importlib.metadata import version
from typing import Any, Final

from samsyn.cores.opinion import Verdict
from samsyn.dialogue.findings import Count, Findings, Statement

VERSION: Final = 1
DIGITS: Final = 12


def program() -> str:
    """Name and version of this program."""
    return f"samsyn {version('samsyn')}"


def to_json(found: Findings, *, sha256: str, statements_sha256: str | None = None) -> bytes:
    """The file's bytes: UTF-8, the same findings give the same bytes."""
    return (json.dumps(as_data(found, sha256, statements_sha256), ensure_ascii=False, indent=1) + "\n").encode()


def as_data(found: Findings, sha256: str, statements_sha256: str | None = None) -> dict[str, Any]:
    """Everything, as plain values."""
    return {
        "format": "samsyn.opinions",
        "version": VERSION,
        "participants": [
            {"id": one.id, "group": one.group, "sure": one.sure, "votes": one.votes, "x": _r(one.x), "y": _r(one.y)}
            for one in found.people
        ],
        "groups": [
            {
                "id": group.name,
                "size": group.size,
                "typical": [found.statements[at].id for at in group.typical],
                "statements": [_count(one.id, one.by_group[place]) for one in found.statements],
            }
            for place, group in enumerate(found.groups)
        ],
        "statements": [
            {"id": one.id, "text": one.text, "verdict": str(one.verdict), **_votes(one.everyone)}
            for one in found.statements
        ],
        "consensus": [_consensus(one) for one in sorted(found.statements, key=lambda one: (-one.consensus, one.id))],
        "divisive": [
            _divisive(one, found) for one in sorted(found.statements, key=lambda one: (-one.divisive, one.id))
        ],
        "stability": {
            "split_half": _r(found.stability.middle),
            "low": _r(found.stability.low),
            "high": _r(found.stability.high),
            "turns": found.stability.turns,
        },
        "left_out": list(found.left_out),
        "notices": list(found.notices),
        "inputs": {
            "sha256": sha256,
            "statements_sha256": statements_sha256,
            "seed": found.seed,
            "version": program(),
        },
    }


def _r(value: float) -> float:
    return round(value, DIGITS)


def _votes(count: Count) -> dict[str, Any]:
    return {
        "agree": count.agree,
        "disagree": count.disagree,
        "pass": count.passed,
        "agree_low": _r(count.low),
        "agree_high": _r(count.high),
    }


def _count(name: str, count: Count) -> dict[str, Any]:
    return {
        "id": name,
        **_votes(count),
        "representativeness": _r(count.representativeness),
        "direction": count.direction,
    }


def _consensus(one: Statement) -> dict[str, Any]:
    return {
        "id": one.id,
        "score": _r(one.consensus),
        "low": _r(one.consensus_low),
        "high": _r(one.consensus_high),
        "score_disagree": _r(one.consensus_disagree),
        "common_ground": one.verdict in {Verdict.COMMON_AGREE, Verdict.COMMON_DISAGREE},
        "turned": one.turned,
    }


def _divisive(one: Statement, found: Findings) -> dict[str, Any]:
    return {
        "id": one.id,
        "score": _r(one.divisive),
        "low": _r(one.divisive_low),
        "high": _r(one.divisive_high),
        "groups": [found.groups[at].name for at in one.apart] if one.divisive > 0 else [],
        "divides": one.verdict == Verdict.DIVIDES,
    }
