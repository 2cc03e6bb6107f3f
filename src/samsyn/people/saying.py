"""Where the words after a form wait for the next page: in a cookie with the same guard as the session's."""

from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class Cookie(CookieStorage):
    """Django's, under the name that the settings say (`__Host-…` where the address is https)."""

    def __init__(self, *given: Any, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self.cookie_name = settings.MESSAGES_COOKIE


class Messages(FallbackStorage):
    """settings.MESSAGE_STORAGE."""

    storage_classes = (Cookie, SessionStorage)
