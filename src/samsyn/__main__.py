"""The command `samsyn`: our own verbs in plain words, and the framework's commands behind them."""

import os
import sys

OVERVIEW = """\
Samsyn bär en regional utvecklingsstrategi från första dialogen till beslut och uppföljning.

Detta kan du göra:

  samsyn remiss STRATEGI MAPP --out UT   läser en strategi och en mapp med remissvar och skriver en
                                         sammanställning (Word, PDF, webbsida, Excel och data)
  samsyn opinions RÖSTER.csv --out UT    visar vad som förenar och skiljer i röster på påståenden
  samsyn project MAPP --to ÅR --out UT   räknar fram folkmängden med osäkerhet ur tabeller över folkmängd,
                                         födda och döda
  samsyn indicators fetch|list|show      hämtar nyckeltal ur Kolada och SCB och visar dem, också utan nät
  samsyn demo                            startar ett påhittat län att prova i: strategi, remiss och 800 synpunkter
  samsyn demo --region NAMN              startar en riktig regions offentliga uppgifter: vasterbotten, vastmanland
                                         eller vasternorrland
  samsyn receive MAPP --round NUMMER     tar emot en mapp med remissvar i den här webbplatsens remiss
  samsyn report year ÅR --out UT         skriver resultatredovisningen till regeringen som Word, PDF och webbsida
  samsyn index                           läser in allt som är publicerat i sökningen
  samsyn serve                           startar webbplatsen
  samsyn migrate                         skapar eller uppdaterar databasen
  samsyn invite E-POST --role ROLL       skapar ett konto
  samsyn backup FIL.zip                  skriver hela regionen till en fil och provar den
  samsyn restore FIL.zip                 läser in en sådan fil i en tom installation
  samsyn keys                            visar hur andra steget är förseglat, och förseglar om efter byte av nyckel
  samsyn outbox                          visar brev som ingen har försökt skicka, och skickar dem (--send)
  samsyn doctor                          går igenom filer, tabeller, bakgrundsarbete, post och disk

Hjälp om ett kommando: samsyn KOMMANDO --help. Alla kommandon, även ramverkets: samsyn help.
"""

# Commands that work on files alone: they must neither read nor create a site's data.
STATELESS = frozenset(
    {"remiss", "project", "opinions", "indicators", "help", "version", "--version", "makemessages", "compilemessages"}
)
DEMO = "demo"


def main() -> None:
    """Run one command; bare `samsyn` lists in plain words what there is."""
    # Commands stand among files that others have sent: no process that we start takes a module from there.
    os.environ.setdefault("PYTHONSAFEPATH", "1")
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in {"-h", "--help"}:
        sys.stdout.write(OVERVIEW)
        return
    if arguments[0] in STATELESS:
        os.environ["SAMSYN_STATELESS"] = "1"
    if arguments[0] == DEMO:
        _choose_world(arguments[1:])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samsyn.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["samsyn", *arguments])


def _choose_world(arguments: list[str]) -> None:
    """Each demo world has a folder of its own; a region that does not exist ends here, before anything is made."""
    from samsyn.demo import regions

    try:
        region = regions.asked_for(arguments)
    except regions.UnknownRegion as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(2) from error
    os.environ.setdefault("SAMSYN_WORLD", region.world if region else "demo-alvmark")
    if region:
        os.environ.setdefault("SAMSYN_REGION", region.name)


if __name__ == "__main__":
    main()
