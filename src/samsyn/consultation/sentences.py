"""What the consultation room says to people about files and runs: what happened, to which thing, what to do now."""

from collections.abc import Sequence

from samsyn.cores.text.formats.sentences import NOTICES

STRATEGY = "Filen är strategin själv och räknas inte som ett svar."
SYSTEM_FILES = frozenset({".ds_store", "thumbs.db", "desktop.ini", ".gitkeep", ".gitignore", ".directory"})


def lost_text(name: str, characters: int) -> str:
    """Our own law was broken: never silent."""
    return (
        f"Internt fel: {characters} tecken i ”{name}” hamnade fel när texten delades. "
        "Läs originalet bredvid sammanställningen och anmäl felet."
    )


def noticed(name: str, codes: Sequence[str]) -> str:
    """A file that was read in part."""
    return f"”{name}”: " + " ".join(NOTICES[code] for code in codes)


def late(name: str, seconds: float) -> str:
    return (
        f"”{name}” tog mer än {round(seconds)} sekunder att läsa och hoppades över. "
        "Öppna filen, spara den på nytt som PDF eller Word, eller dela upp den, och kör igen."
    )


def memory(name: str) -> str:
    return (
        f"”{name}” krävde mer minne än en fil får använda och hoppades över. "
        "Öppna filen, spara den på nytt som PDF eller Word, och kör igen."
    )


def crash(name: str) -> str:
    return (
        f"”{name}” fick läsprogrammet att avbryta, troligen för att filen är skadad. "
        "Öppna filen, spara den på nytt som PDF eller Word, och kör igen."
    )


def broken(name: str) -> str:
    return f"Internt fel när ”{name}” lästes. Läs originalet själv och anmäl felet."


def no_file(name: str) -> str:
    return f"”{name}” är en genväg eller ingen vanlig fil och lästes inte. Lägg själva filen i mappen."


def closed(name: str, cause: str) -> str:
    return (
        f"”{name}” gick inte att öppna ({cause}). Kontrollera behörigheten, stäng filen i andra program och kör igen."
    )


def duplicate(name: str, original: str) -> str:
    return f"”{name}” har exakt samma innehåll som ”{original}” och räknas inte igen."


def shared(name: str, original: str) -> str:
    return (
        f"”{name}” har exakt samma innehåll som ”{original}”, från en annan avsändare. "
        "Synpunkterna står hos den första. Avgör om det är ett gemensamt svar."
    )


def system_file(name: str) -> str:
    return f"”{name}” är en av datorns egna filer och inget remissvar. Du kan bortse från den."


def unlisted(file: str) -> str:
    return f"avsandare.csv nämner ”{file}”, men ingen fil heter så. Kontrollera stavningen, eller om filen saknas."


def is_system_file(name: str) -> bool:
    """Files that computers leave behind: folder views, lock files of open documents."""
    bare = name.rsplit("/", 1)[-1].casefold()
    return bare in SYSTEM_FILES or bare.startswith(("._", "~$", ".~lock."))
