"""samsyn invite: make an account."""

import getpass
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from samsyn.people import actions
from samsyn.people.models import Person, Role


class Command(BaseCommand):
    """Asks for the password unless it is given on standard input."""

    help = "Skapar ett konto med en roll."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """E-mail, name and role."""
        parser.add_argument("email", help="e-postadressen som personen loggar in med")
        parser.add_argument("--name", default="", help="personens namn (annars e-postadressen)")
        parser.add_argument("--role", choices=Role.values, default=Role.READER, help="vad personen får göra")
        parser.add_argument("--password-stdin", action="store_true", help="läs lösenordet från standard in")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Check, then create."""
        email = options["email"].lower()
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"”{email}” är ingen e-postadress. Skriv till exempel anna@region.example.") from error
        if Person.objects.filter(email=email).exists():
            raise CommandError(f"Det finns redan ett konto för {email}. Välj en annan adress.")
        try:
            password = input() if options["password_stdin"] else getpass.getpass("Lösenord: ")
        except EOFError as error:
            raise CommandError(
                "Inget lösenord kom in. Kör kommandot i en terminal, eller skriv lösenordet på standard in med "
                "--password-stdin."
            ) from error
        try:
            validate_password(password)
        except ValidationError as error:
            raise CommandError("Lösenordet duger inte. " + " ".join(error.messages)) from error
        actions.invite(
            email=email, name=options["name"] or email, role=Role(options["role"]), by=None, password=password
        )
        self.stdout.write(f"Kontot {email} är skapat.")
