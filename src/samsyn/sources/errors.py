"""Why a source gave nothing. The text of each is one Swedish sentence for the person who asked."""


class SourceError(Exception):
    """No figures came; what was fetched before is untouched."""


class Down(SourceError):
    """No answer after several tries."""

    def __init__(self, source: str, why: str) -> None:
        super().__init__(
            f"{source} svarar inte just nu ({why}). Försök igen senare; det som redan är hämtat finns kvar."
        )


class Refused(SourceError):
    """The source understood and said no."""

    def __init__(self, source: str, status: int, said: str) -> None:
        super().__init__(f"{source} tog inte emot frågan ({status}): {said or 'inget skäl angavs'}.")
        self.status = status


class Gone(SourceError):
    """The address is of a version that is shut down."""

    def __init__(self, source: str, url: str) -> None:
        super().__init__(f"{source} har stängt adressen {url} (410). Ställ in adressen till den nya versionen.")


class LeftTheHost(SourceError):
    """The answer points to another host than the one that was set."""

    def __init__(self, source: str, url: str) -> None:
        super().__init__(f"{source} hänvisar till en annan dator ({url}). Hämtningen avbröts, inget är sparat.")


class Unreadable(SourceError):
    """The answer is not what the protocol says."""

    def __init__(self, source: str, why: str) -> None:
        super().__init__(f"Svaret från {source} går inte att läsa: {why}.")


class Unknown(SourceError):
    """The source knows none of what was asked for."""


class Unclear(SourceError):
    """The question needs more: a dimension without a chosen value, a filter that is no filter."""
