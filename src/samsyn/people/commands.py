"""Commands that people without a site run: help and wrong use in Swedish, none of Django's own options."""

import re
from typing import Any, ClassVar, Final, NoReturn

from django.core.management.base import BaseCommand, CommandParser

WRONG_USE: Final = 2  # exit code
_WRONG: Final = (
    (r"argument (\S+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1 kan inte vara \2. Välj: \3."),
    (r"the following arguments are required: (.+)", r"Det här saknas: \1."),
    (r"unrecognized arguments: (.+)", r"Det här förstods inte: \1."),
    (r"argument (\S+?)(?:/\S+)?: expected one argument", r"Efter \1 ska det stå ett värde."),
    (r"argument (\S+?): invalid int value: (.+)", r"\1 ska vara ett heltal, inte \2."),
    (r"argument (\S+?): (.+)", r"\1: \2"),
)
_HELP: Final = (
    ("usage:", "Skriv så här:"),
    ("positional arguments:", "Det här ska anges:"),
    ("options:", "Val:"),
    ("show this help message and exit", "visar den här hjälpen"),
)


class SwedishParser(CommandParser):
    """Help in Swedish; wrong use is answered in Swedish with ``shown``, and exit code WRONG_USE."""

    shown = ""

    def format_help(self) -> str:
        """Argparse's own words in Swedish."""
        text = super().format_help()
        for english, swedish in _HELP:
            text = text.replace(english, swedish)
        return text

    def error(self, message: str) -> NoReturn:
        """What was wrong, and how the command is written."""
        found = (match.expand(words) for pattern, words in _WRONG if (match := re.fullmatch(pattern, message)))
        self.exit(WRONG_USE, f"{next(found, 'Kommandot förstods inte.')}\n\n{self.shown}")


class SwedishCommand(BaseCommand):
    """``usage``: how the command is written, and an example; both are shown when it was written wrong."""

    usage: ClassVar[tuple[str, str]]
    requires_system_checks = []
    suppressed_base_arguments = {
        "--version", "--settings", "--pythonpath", "--traceback", "--no-color", "--force-color", "--verbosity",
        "--skip-checks",
    }  # fmt: skip

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Django's parser, in Swedish."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.__class__ = SwedishParser
        written, example = self.usage
        help_ = f"Mer hjälp:    samsyn {subcommand} --help\n"
        parser.shown = f"Skriv så här: {written}\nExempel:      {example}\n{help_}"  # type: ignore[attr-defined]
        return parser
