"""What a person reads about a file: what happened, to which file, and what to do now. Swedish."""

from typing import Final

from samsyn.cores.text.formats.errors import (
    Empty,
    Encrypted,
    Measure,
    NeedsOcr,
    TooLarge,
    Unreadable,
    Unsupported,
)  # fmt: skip

_SHEET: Final = "Öppna filen i Excel och spara den som PDF, eller klistra in texten i ett Word-dokument."
# Kinds we do not read: what the file is, and how to save it so that we can.
ADVICE: Final = {
    "doc": ("ett äldre Word-dokument", "Öppna filen i Word eller LibreOffice och spara den som .docx."),
    "wps": ("ett dokument från Microsoft Works", "Öppna filen i LibreOffice och spara den som .docx."),
    "msg": (
        "ett Outlook-meddelande",
        "Öppna meddelandet i Outlook och spara det som .eml eller PDF, och bilagorna för sig.",
    ),
    "winmail": (
        "winmail.dat, ett paket som bara Outlook kan öppna",
        "Be avsändaren skicka mejlet igen som HTML eller oformaterad text, eller bilagorna var för sig.",
    ),
    "image": ("en bild", "Skriv av texten, eller be avsändaren om ett dokument som PDF eller Word."),
    "heic": ("ett foto från en telefon (HEIC)", "Öppna bilden och spara den som JPEG eller PDF."),
    "video": ("en film eller ljudfil", "Skriv ut det som sägs i ett textdokument."),
    "pages": ("ett dokument från Apple Pages", "Öppna filen i Pages, välj Exportera och spara som PDF eller Word."),
    "xlsx": ("ett kalkylblad", _SHEET),
    "xls": ("ett kalkylblad", _SHEET),
    "ods": ("ett kalkylblad", "Öppna filen i LibreOffice och spara den som PDF."),
    "pptx": ("en presentation", "Öppna filen i PowerPoint och spara den som PDF."),
    "ppt": ("en presentation", "Öppna filen i PowerPoint och spara den som PDF."),
    "odp": ("en presentation", "Öppna filen i LibreOffice och spara den som PDF."),
    "odg": ("en teckning", "Öppna filen i LibreOffice och spara den som PDF."),
    "epub": ("en e-bok", "Öppna filen och skriv ut den som PDF."),
    "ps": ("en utskriftsfil (PostScript)", "Öppna filen och spara den som PDF."),
    "zip": ("ett zip-arkiv", "Packa upp arkivet och lägg filerna i mappen."),
    "rar": ("ett rar-arkiv", "Packa upp arkivet och lägg filerna i mappen."),
    "7z": ("ett 7z-arkiv", "Packa upp arkivet och lägg filerna i mappen."),
    "gz": ("ett packat arkiv", "Packa upp arkivet och lägg filerna i mappen."),
    "ole": (
        "en fil från ett äldre Office-program",
        "Öppna filen i programmet som skapade den och spara den som .docx eller PDF.",
    ),
    "xfa": (
        "ett ifyllbart formulär i ett format (XFA) som bara Adobe Reader visar",
        "Öppna det i Adobe Reader och skriv ut det som en ny PDF.",
    ),
    "ics": ("en kalenderbokning", "Om den innehåller synpunkter: spara texten i ett dokument."),
}  # fmt: skip

# Codes in Document.notices → what a person should know.
NOTICES: Final = {
    "macros": "Filen innehåller makron. De har inte körts.",
    "wrong-extension": "Filens innehåll stämmer inte med filändelsen. Den är läst efter innehållet.",
    "tracked-changes": "Filen har spårade ändringar. Den är läst som om alla ändringar vore godkända.",
    "hidden-text": "Filen har dold text, som inte är med.",
    "ocr": "Filen, eller en del av den, är inskannad och har lästs med teckentolkning. Jämför med originalet.",
    "needs-ocr": "En eller flera sidor är bilder utan text och kunde inte läsas.",
    "guessed-encoding": "Filen anger inte sin teckenkodning. Kontrollera att å, ä och ö blev rätt.",
    "mended-encoding": "Filens å, ä och ö var förvanskade och har rättats. Jämför med originalet.",
    "damaged": "En del av filen är skadad. Det som gick att läsa är med.",
    "converted": "Filen har ett äldre format och är omvandlad före läsning. Jämför med originalet.",
}

_LIMITS: Final[dict[Measure, str]] = {
    "pages": "har fler än {limit} sidor",
    "characters": "har fler än {limit} tecken",
    "bytes": "är större än {limit} byte när den packas upp",
    "ratio": "packas upp till mer än {limit} gånger sin storlek, som en skadlig fil gör",
    "members": "innehåller fler än {limit} filer",
    "depth": "har arkiv inuti arkiv i fler än {limit} steg",
    "pixels": "är en bild med fler än {limit} bildpunkter",
    "seconds": "tog mer än {limit} sekunder att läsa",
}


def sentence(error: Unreadable) -> str:
    """The cause in Swedish, with the file's name and what to do now."""
    name = f"”{error.name}”"
    match error:
        case Encrypted():
            return f"{name} är skyddad med lösenord och kunde inte läsas. Be avsändaren om filen utan lösenord."
        case Empty():
            return f"{name} innehåller ingen text. Kontrollera att rätt fil skickades."
        case NeedsOcr():
            what = "är inskannad och saknar text" if error.pages else "är en bild"
            how = "Installera teckentolkning (tesseract), eller be avsändaren om originalet som PDF eller Word."
            return f"{name} {what}. {how}"
        case TooLarge():
            what = _LIMITS[error.measure].format(limit=_grouped(error.limit))
            return f"{name} {what} och lästes därför inte. Dela upp filen, eller be om en mindre."
        case Unsupported():
            return _unsupported(name, error.kind)
        case _:
            return f"{name} är skadad eller ofullständig och kunde inte läsas. Be avsändaren skicka filen igen."


def _unsupported(name: str, kind: str) -> str:
    if kind in ADVICE:
        what, how = ADVICE[kind]
        return f"{name} är {what}, som inte kan läsas. {how}"
    what = f"en .{kind}-fil" if kind else "en okänd sorts fil"
    return f"{name} är {what}, som inte kan läsas. Spara den som PDF eller Word."


def _grouped(limit: int) -> str:
    return f"{limit:,}".replace(",", "\u00a0")
