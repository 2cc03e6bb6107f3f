"""The room's work in the background; each task may be run twice without harm."""

from django.tasks import task
from django.utils import timezone

from samsyn.comments.models import Comment, Proposal
from samsyn.dialogue import placing
from samsyn.dialogue.actions import forgetting, reminding


@task
def write() -> None:
    """Every hour of the day (settings.SCHEDULES): remind before events, thank after them."""
    now = timezone.now()
    reminding.remind_due(at=now)
    reminding.follow_up_due(at=now)


@task
def forget() -> None:
    """Every night (settings.SCHEDULES): names and addresses whose time is over."""
    forgetting.forget_due(at=timezone.now())


@task
def place(comment_id: int) -> None:
    """Propose where something said belongs. Nobody in the room waits for it."""
    comment = Comment.objects.select_related("edition").filter(pk=comment_id).first()
    if comment is not None and not Proposal.objects.filter(comment=comment).exists():
        placing.propose(comment)
