"""All responses of the set, in the order they get their numbers."""

from benchmarks.sets.build_sjomark import agencies, municipalities, organisations, people
from benchmarks.sets.build_sjomark.collect import Answer


def answers() -> list[Answer]:
    return [
        municipalities.granvik(), municipalities.strandkoping(), municipalities.lomsjo(), agencies.county_board(),
        agencies.abstains(), agencies.neighbour(), people.youth(), people.resident(),
        municipalities.vassby(), municipalities.hedasa(), municipalities.joint(),
        agencies.infrastructure(), agencies.college(), agencies.transit(), agencies.public_health(),
        organisations.companies(), organisations.farmers(), organisations.nature(), organisations.heritage(),
        organisations.sports(), organisations.power(), organisations.party(), organisations.island(),
        organisations.finnish(), organisations.disability(), organisations.tenants(), organisations.paper(),
        *people.campaign(), organisations.unreadable(),
    ]  # fmt: skip
