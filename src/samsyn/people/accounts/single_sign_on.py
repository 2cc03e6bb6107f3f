"""Single sign-on by OpenID Connect: to the issuer and back. The library speaks the protocol; this is what we add.

The id token's signature is always checked (the library leaves it to TLS), the issuer must be the configured one, the
token and the user's facts must be about the same subject, the token must carry the nonce that this browser sent, and
of those facts nothing is kept but the subject's name at the issuer: a broker may send a personal identity number along.
"""

import logging
import secrets
from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.cache import never_cache

from samsyn.people.accounts import wording

log = logging.getLogger("samsyn.accounts")
_LANGUAGE = "sso_language"
_NONCES = "sso_nonces"
_OPEN_TABS = 5  # so many logins may be under way in one browser
_BROKEN = (OAuth2Error, OSError, AttributeError, KeyError, TypeError, ValueError)  # OSError: nobody answers


class Issuer(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """The configured issuer."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the issuer says of itself, if it is the one we asked for."""
        found: dict[str, Any] = super().openid_config
        if str(found.get("issuer", "")).rstrip("/") != settings.OIDC_ISSUER:
            raise OAuth2Error("another issuer answered")
        return found

    def get_access_token_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The tokens; the id token's signature is to be checked although it came straight from the issuer."""
        found: dict[str, Any] = super().get_access_token_data(*args, **kwargs)
        self.did_fetch_access_token = False
        return found

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> SocialLogin:
        """Somebody that the issuer vouches for, with nothing kept but the subject."""
        if not kwargs["response"].get("id_token"):
            raise OAuth2Error("no id token")
        login = super().complete_login(request, app, token, **kwargs)
        facts = login.account.extra_data
        if facts["userinfo"].get("sub") != facts["id_token"]["sub"]:
            raise OAuth2Error("token and facts are about different subjects")
        _use_nonce(request, facts["id_token"].get("nonce"))
        login.account.extra_data = {}
        if settings.OIDC_TRUST_EMAIL and "email_verified" not in facts["userinfo"]:
            for address in login.email_addresses:
                address.verified = True
        return login


@never_cache
def begin(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Off to the issuer."""
    request.session[_LANGUAGE] = translation.get_language()
    try:
        provider = get_adapter(request).get_provider(request, provider_id)
        provider.oauth2_adapter_class = Issuer
        answer: HttpResponseBase = provider.redirect(
            request,
            process=AuthProcess.LOGIN,
            next_url=get_next_redirect_url(request),
            auth_params={"nonce": _new_nonce(request)},
        )
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except _BROKEN as error:
        return _failed(request, error)
    return answer


@never_cache
def answered(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Back from the issuer, in the language that one left in."""
    with translation.override(request.session.get(_LANGUAGE) or settings.LANGUAGE_CODE):
        try:
            view = OAuth2CallbackView.adapter_view(Issuer(request, provider_id))
            answer: HttpResponseBase = view(request)
        except SocialApp.DoesNotExist:
            raise Http404 from None
        except _BROKEN as error:
            return _failed(request, error)
    return answer


def _new_nonce(request: HttpRequest) -> str:
    """A word that only this browser's session knows; the issuer signs it into the token."""
    nonce = secrets.token_urlsafe(32)
    request.session[_NONCES] = [*request.session.get(_NONCES, []), nonce][-_OPEN_TABS:]
    return nonce


def _use_nonce(request: HttpRequest, said: object) -> None:
    """A token made for another browser's login, or used before, is refused."""
    waiting: list[str] = request.session.get(_NONCES, [])
    if said not in waiting:
        raise OAuth2Error("the token is not an answer to this login")
    request.session[_NONCES] = [one for one in waiting if one != said]


def _failed(request: HttpRequest, error: Exception) -> HttpResponseBase:
    """Said in the log, too, without what the issuer sent: that may hold names, and tokens."""
    said = str(error) if isinstance(error, OSError) else str(error).partition(":")[0]
    log.warning("single sign-on failed: %s: %s", type(error).__name__, said[:400])
    messages.error(request, wording.SSO_FAILED % {"name": settings.OIDC_NAME})
    return redirect("people:login")
