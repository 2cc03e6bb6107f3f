"""Whether the report is complete: received = answered + set aside with a reason; and what is missing."""

from dataclasses import dataclass

from samsyn.comments.models import Reading, Review
from samsyn.consultation.models import Answer, ReceivedFile, ResponseComment, Round


@dataclass(frozen=True, slots=True)
class Balance:
    """What stands between the answers and the report. Numbers are those of the comments."""

    received: int
    answered: int
    set_aside: int
    unanswered: tuple[int, ...]
    unread: tuple[str, ...]  # files that nobody has read
    waiting: tuple[str, ...]  # files whose reading goes on
    unreleased: tuple[int, ...]  # answered, but no second reader stands behind it
    returned: tuple[int, ...]  # the second reader wants something changed
    sent: int  # answers that are about to be registered

    @property
    def holds(self) -> bool:
        """Everything received is answered or set aside, and everything answered is released."""
        return not (self.unanswered or self.waiting or self.unreleased or self.returned or self.sent)

    @property
    def missing(self) -> int:
        """How many things stand in the way."""
        return len(self.unanswered) + len(self.waiting) + len(self.unreleased) + len(self.returned) + self.sent

    @property
    def to_check(self) -> int:
        """Answers that a second reader has not released."""
        return len(self.unreleased) + len(self.returned)


def balance(round_: Round) -> Balance:
    """Three queries, however many comments."""
    rows = (
        ResponseComment.objects.counted()
        .filter(response__round=round_)
        .order_by("number")
        .values_list("number", "comment__disposition__review", "comment__laid_aside", "comment__disposition")
    )
    unanswered: list[int] = []
    unreleased: list[int] = []
    returned: list[int] = []
    aside = answered = 0
    for number, review, laid, disposition in rows:
        if laid is not None:
            aside += 1
        elif disposition is None:
            unanswered.append(number)
        else:
            answered += 1
            if review == Review.RETURNED:
                returned.append(number)
            elif review != Review.RELEASED:
                unreleased.append(number)
    files = ReceivedFile.objects.filter(batch__round=round_, original__duplicate_of=None, response__out_at=None)
    found = list(files.order_by("original__name").values_list("original__name", "original__reading"))
    return Balance(
        received=len(rows),
        answered=answered,
        set_aside=aside,
        unanswered=tuple(unanswered),
        unread=tuple(name for name, reading in found if reading in {Reading.NEEDS_PERSON, Reading.UNREADABLE}),
        waiting=tuple(name for name, reading in found if reading == Reading.WAITING),
        unreleased=tuple(unreleased),
        returned=tuple(returned),
        sent=Answer.objects.waiting().filter(round=round_).count(),
    )
