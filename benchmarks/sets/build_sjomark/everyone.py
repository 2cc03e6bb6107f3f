"""All responses of the set, in the order they get their numbers."""

from benchmarks.sets.build_sjomark import agencies, municipalities, people
from benchmarks.sets.build_sjomark.collect import Answer


def answers() -> list[Answer]:
    return [
        municipalities.granvik(),
        municipalities.strandkoping(),
        municipalities.lomsjo(),
        agencies.county_board(),
        agencies.abstains(),
        agencies.neighbour(),
        people.youth(),
        people.resident(),
        *people.broken(),
    ]
