"""The text of an edition as bytes with a checksum: what was published can be told from what was not."""

import hashlib
import json
from dataclasses import asdict

from samsyn.cores.outline import Outline
from samsyn.cores.text.values import File
from samsyn.strategy import storing
from samsyn.strategy.models import Edition
from samsyn.strategy.queries import outline_of

FORMAT = "json"
NAME = "utgava.json"


def seal(edition: Edition, outline: Outline | None = None) -> None:
    """Keep the text as it is now as the edition's source. The caller saves the row."""
    found = outline or outline_of(edition)
    sections = [asdict(section) for section in found.sections]
    said = {"title": found.title, "sections": sections}
    data = json.dumps(said, ensure_ascii=False, indent=1).encode()
    edition.source_name, edition.source_format = NAME, FORMAT
    edition.source_sha256, edition.source_size = hashlib.sha256(data).hexdigest(), len(data)
    storing.keep_source(edition, File(NAME, data))
