"""What a list is narrowed to, read from the address and kept from page to page."""

from collections.abc import Collection
from datetime import datetime
from functools import lru_cache

from django.http import HttpRequest

from samsyn.consultation import queries
from samsyn.consultation.desk.forms import MINE, NOBODYS, ORDERS, STATES
from samsyn.consultation.models import Round
from samsyn.cores.outline.values import Outline
from samsyn.cores.text.values import TYPES
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Person
from samsyn.strategy.models import Edition
from samsyn.strategy.queries import outline_of


def outline(edition: Edition) -> Outline:
    """The outline of an edition; a published one never changes, and is kept at hand."""
    if edition.published_at is None:
        return outline_of(edition)
    return _kept_outline(edition, edition.published_at, edition.source_sha256)


@lru_cache(maxsize=8)
def _kept_outline(edition: Edition, _published_at: datetime, _sha256: str) -> Outline:
    return outline_of(edition)


def choice(request: HttpRequest, round_: Round, *, person: Person) -> queries.Filter:
    """What the address narrows the list to; words it does not know narrow nothing."""
    asked = {name: str(value).strip() for name, value in request.GET.items()}
    officer = asked.get("vem", "")
    keys = {section.key for section in outline(round_.edition).sections}
    return queries.Filter(
        section=_known(asked.get("avsnitt", ""), keys),
        type=_known(asked.get("typ", ""), TYPES),
        sender_class=_known(asked.get("klass", ""), OrganisationClass.values),
        state=_known(asked.get("visa", ""), [state for state, _label in STATES]),
        words=asked.get("ord", "")[:100],
        theme=asked.get("tema", "") if asked.get("tema", "").isdecimal() else "",
        officer=str(person.pk) if officer == MINE else officer if officer.isdecimal() or officer == NOBODYS else "",
        order=_known(asked.get("ordning", ""), [order for order, _label in ORDERS]),
        me=person.pk,
    )


def _known(value: str, known: Collection[str]) -> str:
    return value if value in known else ""


def kept(request: HttpRequest) -> str:
    """The filter as it stands in the address, without the page and what was left empty."""
    found = request.GET.copy()
    found.pop("sida", None)
    for name in [name for name, value in found.items() if not value]:
        del found[name]
    return found.urlencode()
