"""An OpenID Connect issuer on loopback HTTP that keeps the rules: discovery, authorise, token (PKCE), userinfo, keys.

It refuses what a real one refuses: an unknown client, a redirect address that is not registered, a code used twice, a
verifier that does not fit. `faults` are lies that it can be told to tell.
"""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from samsyn.people.tests.serving import served

CLIENT, SECRET = "samsyn-prov", "hemlighet:med/tecken"
BACK = "/logga-in/med/sso/svar/"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
STRANGE_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Issuer:
    """What it knows, and how it lies."""

    url: str = ""
    user: dict[str, Any] = field(default_factory=lambda: {"sub": "197001019999", "name": "Någon"})
    faults: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)
    _tokens: set[str] = field(default_factory=set)

    def discovery(self) -> dict[str, Any]:
        issuer = "https://annan.example" if "issuer" in self.faults else self.url
        return {
            "issuer": issuer, "authorization_endpoint": f"{self.url}/authorize", "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo", "jwks_uri": f"{self.url}/keys",
            "response_types_supported": ["code"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"], "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }  # fmt: skip

    def keys(self) -> dict[str, Any]:
        return {
            "keys": [{**json.loads(RSAAlgorithm.to_jwk(KEY.public_key())), "kid": "k1", "alg": "RS256", "use": "sig"}]
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to."""
        good = asked.get("client_id") == CLIENT and asked.get("redirect_uri", "").endswith(BACK)
        if not good:
            raise Refused("invalid_client")
        if "cancel" in self.faults:
            return f"{asked['redirect_uri']}?{urlencode({'error': 'access_denied', 'state': asked['state']})}"
        right = asked["response_type"] == "code" and "openid" in asked["scope"].split()
        if not right or asked.get("code_challenge_method") != "S256" or len(asked["code_challenge"]) < 43:
            raise Refused("invalid_request")
        code = secrets.token_urlsafe()
        self._codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, form: dict[str, str], authorization: str) -> dict[str, Any]:
        if authorization != "Basic " + base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode():
            raise Refused("invalid_client")
        asked = self._codes.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if asked is None or asked["redirect_uri"] != form["redirect_uri"] or asked["code_challenge"] != challenge:
            raise Refused("invalid_grant")
        access = secrets.token_urlsafe()
        self._tokens.add(access)
        found = {"access_token": access, "token_type": "Bearer", "expires_in": 300}
        return found if "no id token" in self.faults else {**found, "id_token": self._id_token(asked)}

    def _id_token(self, asked: dict[str, str]) -> str:
        now = int(time.time())
        claims = {
            "iss": self.url, "aud": "annan-klient" if "audience" in self.faults else CLIENT, "sub": self.user["sub"],
            "iat": now, "exp": now - 600 if "expired" in self.faults else now + 300, "jti": secrets.token_hex(8),
        }  # fmt: skip
        if "no nonce" not in self.faults:
            claims["nonce"] = "någon annans" if "nonce" in self.faults else asked["nonce"]
        if "unsigned" in self.faults:
            return jwt.encode(claims, "", algorithm="none", headers={"kid": "k1"})
        if "shared key" in self.faults:  # signed with the public key as if it were a shared secret
            return jwt.encode(claims, "x" * 64, algorithm="HS256", headers={"kid": "k1"})
        kid = "k2" if "unknown key" in self.faults else "k1"
        key = STRANGE_KEY if "signature" in self.faults else KEY
        return jwt.encode(claims, key, algorithm="RS256", headers={"kid": kid})

    def userinfo(self, authorization: str) -> dict[str, Any]:
        if authorization.removeprefix("Bearer ") not in self._tokens:
            raise Refused("invalid_token")
        return {**self.user, "sub": "någon annan"} if "subject" in self.faults else self.user


class Refused(Exception):
    """An error of the protocol."""


class Handler(BaseHTTPRequestHandler):
    issuer: Issuer

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        parts = urlsplit(self.path)
        self.issuer.asked.append(parts.path)
        sent = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        facts = {name: values[0] for name, values in parse_qs(sent or parts.query).items()}
        if parts.path in self.issuer.faults:
            self._send(500, {"error": "server_error"})
            return
        try:
            self._route(parts.path, facts)
        except Refused as refusal:
            self._send(400, {"error": str(refusal)})

    def _route(self, path: str, facts: dict[str, str]) -> None:
        authorization = self.headers.get("Authorization", "")
        match path:
            case "/.well-known/openid-configuration":
                self._send(200, self.issuer.discovery())
            case "/authorize":
                self.send_response(302)
                self.send_header("Location", self.issuer.authorize(facts))
                self.end_headers()
            case "/token":
                self._send(200, self.issuer.token(facts, authorization))
            case "/userinfo":
                self._send(200, self.issuer.userinfo(authorization))
            case "/keys":
                self._send(200, self.issuer.keys())
            case _:
                self._send(404, {})

    def _send(self, status: int, facts: dict[str, Any]) -> None:
        body = b"<html>" if "no json" in self.issuer.faults else json.dumps(facts).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Quiet."""


@contextmanager
def running() -> Iterator[Issuer]:
    """An issuer that answers, until the end of the block."""
    issuer = Issuer()
    with served(type("Bound", (Handler,), {"issuer": issuer})) as address:
        issuer.url = address
        yield issuer
