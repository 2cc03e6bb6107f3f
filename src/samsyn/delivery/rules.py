"""What förordning (2003:596) om bidrag för projektverksamhet asks of a decision on state funds: rules as dated data.

Wording as of SFS 2022:1470, 6 § as of 2024:1244. A rule says whether the papers are in order, never whether a decision
is lawful: a person reads the statute.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.delivery.models import GrantDecision

STATUTE: Final = "2003:596"
HALF, SIXTY, ALL = Decimal("0.5"), Decimal("0.6"), Decimal(1)
ADVANCE: Final = 400_000

type Grade = Literal["holds", "fails"]


@dataclass(frozen=True, slots=True)
class FundingRule:
    """One demand, the paragraph it stands in, and from when to when it applies."""

    code: str
    paragraph: str
    says: str | Promise
    holds: Callable[[GrantDecision], bool]
    in_force: date = date(2003, 10, 1)
    repealed: date | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """What a rule says of one decision."""

    code: str
    paragraph: str
    says: str
    holds: bool


def most_share(decision: GrantDecision) -> Decimal:
    """The largest part of the costs that may be granted."""
    if decision.shared_with_agency:
        return ALL
    return SIXTY if decision.eu_cofinanced else HALF


RULES: Final = (
    FundingRule(
        "PROJ-3", "3 §", _("Beslutets skäl knyter insatsen till den regionala utvecklingsstrategin."),
        lambda d: len(d.link_to_strategy.split()) >= 5,
    ),
    FundingRule("PROJ-5a", "5 §", _("Bidraget är inte driftstöd."), lambda d: not d.operating_support),
    FundingRule(
        "PROJ-5b", "5 §",
        _("Bidraget är högst 50 % av kostnaderna, 60 % med medel ur ERUF eller ESF+, 100 % när en myndighet delar."),
        lambda d: d.grant <= d.costs * most_share(d),
    ),
    FundingRule(
        "PROJ-9a", "9 §", _("Beslutet anger villkor samt uppföljning och utvärdering."),
        lambda d: d.conditions and d.follow_up,
    ),
    FundingRule("PROJ-9b", "9 §", _("Beslutet anger hela finansieringen."), lambda d: d.financing_plan),
    FundingRule(
        "PROJ-9c", "9 §", _("Beslutet anger när slutrapporten ska komma."), lambda d: d.final_report_due is not None
    ),
    FundingRule(
        "PROJ-11", "11 §", _("Förskottet är högst hälften av bidraget och högst 400 000 kronor."),
        lambda d: d.advance <= min(d.grant * HALF, Decimal(ADVANCE)),
    ),
)  # fmt: skip


def checks(decision: GrantDecision) -> tuple[Check, ...]:
    """Every rule that applied on the day of the decision."""
    day = decision.decided_on
    return tuple(
        Check(rule.code, rule.paragraph, str(rule.says), bool(rule.holds(decision)))
        for rule in RULES
        if rule.in_force <= day and (rule.repealed is None or day < rule.repealed)
    )
