"""Which pages are kept, and which acts change none of them.

A page may stand here when every act that changes it writes the journal in the same transaction, and when what it owes
to the clock turns at full minutes. So no page that counts votes, dots, registrations or what waits for a worker, no
search, nothing behind a personal link, nothing with a form that needs a token.
"""

from typing import Final

PAGES: Final = frozenset({
    "portal:document", "portal:section", "portal:edition", "portal:edition-section", "portal:goal", "portal:start",
    "portal:part", "portal:became", "portal:news", "portal:article", "portal:library", "portal:contact",
    "portal:languages", "portal:privacy", "portal:site-map", "strategy:index", "strategy:editions",
})  # fmt: skip
QUIET: Final = (
    "answer create", "answer approve", "answer reopen", "answer send", "personallink issue", "original receive",
    "response send", "response read",
)  # fmt: skip
"""Acts ("noun verb") that nobody sees on a kept page: what respondents do, thousands of times on a round's last day,
and what the machine has read of it."""
