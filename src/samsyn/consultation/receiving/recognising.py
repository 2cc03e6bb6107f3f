"""What sort of mail it is, by its own head: an answer from a person, an automatic reply, a bounce."""

from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from samsyn.consultation.models import Verdict

_AWAY = ("autosvar", "automatiskt svar", "automatic reply", "auto:", "out of office", "frånvaro", "inte på kontoret")
_DAEMONS = ("mailer-daemon", "postmaster")


@dataclass(frozen=True, slots=True)
class Letter:
    """The head of a mail."""

    message_id: str
    sender: str
    name: str
    subject: str
    verdict: Verdict
    because: str


def recognise(data: bytes, *, own: frozenset[str] = frozenset()) -> Letter:
    """`own`: our own addresses. Never raises: a head that cannot be read is empty."""
    message = BytesParser(policy=policy.default).parsebytes(data, headersonly=True)
    name, sender = parseaddr(_head(message, "From"))
    verdict, because = _verdict(message, sender.lower(), own)
    return Letter(
        message_id=_head(message, "Message-ID").strip()[:250], sender=sender.lower()[:250], name=name[:250],
        subject=" ".join(_head(message, "Subject").split())[:250], verdict=verdict, because=because,
    )  # fmt: skip


def _head(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, "")).replace("\0", "")
    except (ValueError, TypeError, AttributeError, IndexError, LookupError):  # heads that break the parser
        return ""


def _verdict(message: EmailMessage, sender: str, own: frozenset[str]) -> tuple[Verdict, str]:
    local = sender.partition("@")[0]
    kind = _head(message, "Content-Type").lower()
    if kind.startswith("multipart/report") or local in _DAEMONS or _head(message, "Return-Path").strip() == "<>":
        return Verdict.BOUNCE, "Ett mejl från oss gick inte fram."
    if sender in own:
        return Verdict.AUTOMATIC, "Mejlet är vårt eget och har kommit tillbaka."
    automatic = _head(message, "Auto-Submitted").lower().split(";")[0].strip()
    if automatic and automatic != "no":
        return Verdict.AUTOMATIC, "Avsändarens system skrev det."
    if _head(message, "Precedence").strip().lower() in ("bulk", "junk", "auto_reply", "list"):
        return Verdict.AUTOMATIC, "Avsändarens system skrev det, eller det är ett utskick till många."
    if any(_head(message, name) for name in ("X-Autoreply", "X-Autorespond", "X-Auto-Reply", "X-Loop")):
        return Verdict.AUTOMATIC, "Avsändarens system skrev det."
    if _head(message, "Subject").strip().lower().startswith(_AWAY):
        return Verdict.AUTOMATIC, "Ämnet säger att det är ett frånvarobesked."
    return Verdict.RESPONSE, ""
