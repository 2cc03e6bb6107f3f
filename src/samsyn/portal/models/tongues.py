"""The languages that content can be in: Swedish, English, the national minority languages and a few more."""

from django.db import models


class Tongue(models.TextChoices):
    """Value = the language tag (BCP 47) that the page says; label = the language's own name for itself."""

    SWEDISH = "sv", "svenska"
    ENGLISH = "en", "English"
    FINNISH = "fi", "suomi"
    MEANKIELI = "fit", "meänkieli"
    NORTH_SAMI = "se", "davvisámegiella"
    LULE_SAMI = "smj", "julevsámegiella"
    PITE_SAMI = "sje", "bidumsámegiella"
    UME_SAMI = "sju", "ubmejesámiengiälla"
    SOUTH_SAMI = "sma", "åarjelsaemien gïele"
    ROMANI = "rom", "romani čhib"
    YIDDISH = "yi", "ייִדיש"
    ARABIC = "ar", "العربية"
    EASY_SWEDISH = "sv-x-lattlast", "lättläst svenska"

    @property
    def direction(self) -> str:
        """Which way it is read."""
        return "rtl" if self in (Tongue.YIDDISH, Tongue.ARABIC) else "ltr"
