"""Opinion groups: votes on statements to groups, common ground and dividing lines, each with how sure it is.

votes = collect(participants, statements, values)
found = analyse(votes, seed=1)
found.groups.labels, found.consensus, found.certainty.verdicts, found.split_half()
found = refresh(found, who, what, values)      # a few votes more, in a fraction of the time
"""

from samsyn.cores.opinion.agreement import adjusted_rand
from samsyn.cores.opinion.analysis import Analysis, analyse
from samsyn.cores.opinion.certainty import Certainty, Verdict, certainty, wilson
from samsyn.cores.opinion.refreshing import refresh
from samsyn.cores.opinion.routing import informative, next_statement
from samsyn.cores.opinion.space import space
from samsyn.cores.opinion.stability import Stability
from samsyn.cores.opinion.tallies import group_informed, representative, tally
from samsyn.cores.opinion.typical import typical, united
from samsyn.cores.opinion.values import (
    AGREE,
    DISAGREE,
    FEWEST_VOTES,
    PASS,
    UNGROUPED,
    Groups,
    NotAVote,
    NothingToAnalyse,
    OpinionError,
    Representative,
    Space,
    Tallies,
    Votes,
)
from samsyn.cores.opinion.votes import collect, indicators, only

__all__ = [
    "AGREE", "DISAGREE", "FEWEST_VOTES", "PASS", "UNGROUPED", "Analysis", "Certainty", "Groups", "NotAVote",
    "NothingToAnalyse", "OpinionError", "Representative", "Space", "Stability", "Tallies", "Verdict", "Votes",
    "adjusted_rand", "analyse", "certainty", "collect", "group_informed", "indicators", "informative", "next_statement",
    "only", "refresh", "representative", "space", "tally", "typical", "united", "wilson",
]  # fmt: skip
