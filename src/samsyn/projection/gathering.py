"""A county's figures fetched from SCB become material, or the fetch says why not."""

import os
from collections.abc import Callable
from datetime import datetime

from samsyn.projection import actions, fetching
from samsyn.projection.models import Fetch
from samsyn.projection.refusals import Refused
from samsyn.sources import scb
from samsyn.sources.errors import SourceError
from samsyn.sources.web import Web

type Clock = Callable[[], datetime]


def gather(fetch: Fetch, *, clock: Clock, web: Web | None = None) -> None:
    """Ask SCB, check the tables and keep them. Nothing is kept of a fetch that did not come through."""

    def alive(_line: str) -> None:
        Fetch.objects.filter(pk=fetch.pk).update(alive_at=clock())

    asked = web or Web(scb.NAME, os.environ.get("SAMSYN_SCB_URL") or scb.BASE)
    alive("")
    try:
        files = fetching.county_tables(asked, fetch.county_code, moves=fetch.moves, told=alive)
        at = clock()
        material = actions.receive_material(
            county=fetching.COUNTIES[fetch.county_code],
            source=f"SCB, Statistikdatabasen ({', '.join(fetching.tables_of(moves=fetch.moves))}), {at:%Y-%m-%d}",
            files=files, at=at, by=fetch.by,
        )  # fmt: skip
    except (SourceError, Refused) as refusal:
        Fetch.objects.filter(pk=fetch.pk).update(fault=str(refusal))
    else:
        Fetch.objects.filter(pk=fetch.pk).update(material=material, fault="")
