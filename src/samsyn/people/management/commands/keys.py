"""samsyn keys: what is sealed under the site's key, sealed anew when the key has been changed."""

import sys
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from samsyn.people.accounts import actions, sealing
from samsyn.people.accounts.sealing import State
from samsyn.people.models import Person

NEEDS_A_PERSON = 3
_SAID = (
    (State.NEWEST, "{} under den nuvarande nyckeln"),
    (State.OLDER, "{} under en tidigare nyckel"),
    (State.PLAIN, "{} utan försegling"),
    (State.UNREADABLE, "{} går inte att läsa"),
)


class Command(BaseCommand):
    """Looks; changes only what it is told to."""

    help = "Visar hur hemligheterna i andra steget är förseglade, och förseglar dem på nytt efter ett byte av nyckel."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to do."""
        parser.add_argument("--renew", action="store_true", help="förseglar allt under den nuvarande nyckeln")
        parser.add_argument(
            "--remove-step", metavar="E-POST", default="", help="tar bort ett kontos andra steg, när ingen annan kan"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Remove, renew, tell; exit code 3 when something needs a person."""
        if options["remove_step"]:
            self._remove(options["remove_step"].lower())
        if options["renew"]:
            self.stdout.write(f"{sealing.renew()} förseglades på nytt.")
        found = Counter(map(sealing.state, Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN)))
        said = [words.format(found[one]) for one, words in _SAID if found[one]]
        self.stdout.write("Hemligheter i andra steget: " + (", ".join(said) or "inga") + ".")
        if found[State.OLDER] or found[State.PLAIN]:
            self.stdout.write("Kör samsyn keys --renew. Sedan kan den tidigare nyckeln tas bort.")
        if found[State.UNREADABLE]:
            self.stdout.write(
                "Sätt nyckeln som gällde då i SAMSYN_SECRET_KEY_FALLBACKS och kör samsyn keys --renew. "
                "Finns den inte längre: ta bort stegen på sidan Konton, så läggs de till på nytt."
            )
            sys.exit(NEEDS_A_PERSON)

    def _remove(self, email: str) -> None:
        person = Person.objects.filter(email=email).first()
        if person is None:
            raise CommandError(f"Det finns inget konto för {email}. Kontrollera adressen.")
        actions.reset_steps(person=person, at=timezone.now(), by=None)
        self.stdout.write(f"Det andra steget för {email} är borttaget och alla inloggningar är avslutade.")
