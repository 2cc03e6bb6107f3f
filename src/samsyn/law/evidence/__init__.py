"""Where the evidence for each rule is looked for: one file for each room it comes from.

A rule without a finder cannot be judged from what stands here, and says so.
"""

from collections.abc import Callable
from datetime import date

from samsyn.law.evidence import consultation, delivery, dialogue, strategy
from samsyn.law.values import Evidence
from samsyn.strategy.models import Document

type Finder = Callable[[Document, date], Evidence]

FINDERS: dict[str, Finder] = {
    **strategy.FINDERS,
    **consultation.FINDERS,
    **dialogue.FINDERS,
    **delivery.FINDERS,
}
