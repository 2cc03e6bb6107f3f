"""All settings. One environment variable each; the default is one process, SQLite and a folder.

SAMSYN_DATA_DIR   folder for the database and all files (default: ``var`` in the working directory)
DATABASE_URL      postgres://user:password@host:port/name instead of SQLite
SAMSYN_SECRET_KEY signing key (default: made once and kept in the data folder); SAMSYN_SECRET_KEY_FALLBACKS:
                  the keys before it, comma separated, until `samsyn keys --renew` has been run
SAMSYN_HOSTS      host names the site answers to, comma separated (default: this machine only)
SAMSYN_STATIC_ROOT where `collectstatic` puts style and script, when a proxy serves them
SAMSYN_REGION     the region's name in the page head
SAMSYN_BASE_URL   public address, used in mail and feeds
SAMSYN_MAIL_URL   smtp://user:password@host:port (smtps:// or ?tls=1); without it mail stays in the outbox
SAMSYN_MAIL_FROM  the address that mail is sent from
SAMSYN_IMAP_URL   imaps://user:password@host/folder: the mailbox that `samsyn fetchmail` reads responses from
SAMSYN_LOG        json: one JSON object a line, with each request; default: words, errors only
SAMSYN_METRICS_TOKEN opens /metrics (Prometheus) to whoever sends it; without it there is no such page
SAMSYN_PAGES_MB   megabytes of finished public pages that each web process keeps (default 32; 0 keeps none)
SAMSYN_PREPARED   0: PostgreSQL is asked in plain words each time (behind PgBouncer in transaction mode)
SAMSYN_DEBUG      1 shows tracebacks; never in production
SAMSYN_WORLD      a named world below the data folder (set by ``samsyn demo``)
SAMSYN_KOLADA_URL Kolada's address with its /v3; SAMSYN_SCB_URL and SAMSYN_SCB_V1_URL: SCB's
SAMSYN_REQUIRE_MFA 1: officers and above get no further than to adding a second step (app or passkey) to their login;
                  or the lowest role that must: administrator, strategist, officer, reader (0, default: nobody)
SAMSYN_LEAKED_PASSWORDS a file of leaked passwords that nobody may choose: lines of SHA-1, sorted
SAMSYN_OIDC_ISSUER single sign-on: the issuer's address; with SAMSYN_OIDC_CLIENT_ID and SAMSYN_OIDC_CLIENT_SECRET
SAMSYN_OIDC_NAME  what its button says, e.g. Freja; SAMSYN_OIDC_TRUST_EMAIL=1 when it sends no email_verified;
                  SAMSYN_OIDC_STRONG=1 when it asks everybody for a second step itself
SAMSYN_S3_BUCKET  files in object storage (S3 protocol) instead of the data folder; with SAMSYN_S3_REGION,
                  SAMSYN_S3_KEY and SAMSYN_S3_SECRET; SAMSYN_S3_ENDPOINT for anybody's but Amazon's,
                  SAMSYN_S3_PREFIX: a folder in the bucket
SSL_CERT_FILE     the authorities that every server which is asked must be vouched for by, when the region has its own
SAMSYN_CLAMD      clamd that every file which comes in is shown to: host:port, or the path of its socket
SAMSYN_WEBHOOKS_INSIDE 1: webhooks may go to http:// and to machines inside (for trying out; never in production)
SAMSYN_STATELESS  1: no site at all, nothing read or written (set by ``samsyn remiss``)
"""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.utils.csp import CSP

STATELESS = os.environ.get("SAMSYN_STATELESS") == "1"
DEBUG = os.environ.get("SAMSYN_DEBUG") == "1"
PACKAGE = Path(__file__).resolve().parent

DATA_DIR = Path(os.environ.get("SAMSYN_DATA_DIR", "var")).absolute()
WORLD = os.environ.get("SAMSYN_WORLD", "")
if WORLD:
    DATA_DIR = DATA_DIR / WORLD
REGION = os.environ.get("SAMSYN_REGION", "Region Älvmark" if WORLD else "Samsyn")


def _secret_key() -> str:
    """The signing key: from the environment, else made once and kept readable by the owner alone."""
    if key := os.environ.get("SAMSYN_SECRET_KEY"):
        return key
    if STATELESS:
        return secrets.token_urlsafe(50)
    kept = DATA_DIR / "secret.key"
    if not kept.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
                handle.write(secrets.token_urlsafe(50))
        except FileExistsError:  # another process was first
            pass
    return kept.read_text()


def _database() -> dict[str, Any]:
    """SQLite in the data folder, or what DATABASE_URL says."""
    url = os.environ.get("DATABASE_URL", "")
    if STATELESS:
        return {"ENGINE": "samsyn.sqlite", "NAME": ":memory:"}
    if not url:
        return {
            "ENGINE": "samsyn.sqlite",
            "NAME": DATA_DIR / "samsyn.sqlite3",
            "CONN_MAX_AGE": 60,  # a new connection reads the whole schema: three times the work of a kept page
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        message = (
            f"DATABASE_URL börjar med {parts.scheme!r}; Samsyn förstår postgres://användare:lösenord@värd:port/namn."
        )
        raise SystemExit(message)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": 600,  # what is prepared goes with the connection
        "CONN_HEALTH_CHECKS": True,  # a database that was started anew costs nobody a page
    }


SECRET_KEY = _secret_key()
SECRET_KEY_FALLBACKS = [*filter(None, os.environ.get("SAMSYN_SECRET_KEY_FALLBACKS", "").split(","))]
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, os.environ.get("SAMSYN_HOSTS", "").split(","))]
BASE_URL = os.environ.get("SAMSYN_BASE_URL", "http://127.0.0.1:8000").rstrip("/")  # a path is written after it

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_ox",
    "samsyn.people",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "samsyn.files",
    "samsyn.strategy",
    "samsyn.comments",
    "samsyn.consultation",
    "samsyn.dialogue",
    "samsyn.delivery",
    "samsyn.councils",
    "samsyn.projection",
    "samsyn.portal",
    "samsyn.law",
    "samsyn.api",
    "samsyn.demo",
    "samsyn.archive",
]

MIDDLEWARE = [
    "samsyn.people.requests.watch",
    "samsyn.portal.kept.answers.Keep",
    "samsyn.people.headers.watch",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "samsyn.people.requests.refuse_nul",
    "samsyn.people.uploads.refuse_large",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "samsyn.people.accounts.knowing.Known",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samsyn.people.accounts.guard.watch",
    "samsyn.files.scanning.watch",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
]

ROOT_URLCONF = "samsyn.urls"
WSGI_APPLICATION = "samsyn.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samsyn.people.context.site",
            ],
        },
    },
]

AUTH_USER_MODEL = "people.Person"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "samsyn.people.accounts.passwords.NotOfThisHouse"},
    {"NAME": "samsyn.people.accounts.passwords.NotLeaked"},
]
LEAKED_PASSWORDS = os.environ.get("SAMSYN_LEAKED_PASSWORDS", "")
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "people:login"
LOGIN_REDIRECT_URL = "portal:start"
LOGOUT_REDIRECT_URL = "portal:start"

# django-allauth carries the second step (app, passkey, spare codes) and single sign-on; who may come in is ours to say.
REQUIRE_MFA = os.environ.get("SAMSYN_REQUIRE_MFA", "")
if "SSL_CERT_FILE" in os.environ:  # mail, IMAP and storage go by it; single sign-on's library has another name for it
    os.environ.setdefault("REQUESTS_CA_BUNDLE", os.environ["SSL_CERT_FILE"])
OIDC_ISSUER = os.environ.get("SAMSYN_OIDC_ISSUER", "").rstrip("/")
OIDC_CLIENT_ID = os.environ.get("SAMSYN_OIDC_CLIENT_ID", "")
OIDC_CLIENT_SECRET = os.environ.get("SAMSYN_OIDC_CLIENT_SECRET", "")
OIDC_NAME = os.environ.get("SAMSYN_OIDC_NAME", "") or REGION
OIDC_TRUST_EMAIL = os.environ.get("SAMSYN_OIDC_TRUST_EMAIL") == "1"
OIDC_STRONG = os.environ.get("SAMSYN_OIDC_STRONG") == "1"
ACCOUNT_ADAPTER = "samsyn.people.accounts.adapters.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # asked for by its checks; nobody can sign up
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False  # ours stand in the database, the same for all processes
MFA_ADAPTER = "samsyn.people.accounts.adapters.Factors"
MFA_FORMS = {
    "authenticate": "samsyn.people.accounts.factors.CodeForm",
    "reauthenticate": "samsyn.people.accounts.factors.CodeAgainForm",
    "activate_totp": "samsyn.people.accounts.factors.AppForm",
    "add_webauthn": "samsyn.people.accounts.factors.NewPasskeyForm",
    "authenticate_webauthn": "samsyn.people.accounts.factors.PasskeyForm",
    "reauthenticate_webauthn": "samsyn.people.accounts.factors.PasskeyAgainForm",
    "login_webauthn": "samsyn.people.accounts.factors.PasskeyLoginForm",
}
ACCOUNT_FORMS = {"reauthenticate": "samsyn.people.accounts.factors.PasswordAgainForm"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an address is proved by the invitation sent to it
MFA_TOTP_ISSUER = REGION
MFA_TOTP_TOLERANCE = 1
SOCIALACCOUNT_ADAPTER = "samsyn.people.accounts.adapters.SingleSignOn"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "sso",
                "name": OIDC_NAME,
                "client_id": OIDC_CLIENT_ID,
                "secret": OIDC_CLIENT_SECRET,
                "settings": {"server_url": OIDC_ISSUER, "oauth_pkce_enabled": True},
            }
        ]
        if OIDC_ISSUER
        else []
    }
}
FORM_RENDERER = "samsyn.people.rendering.Renderer"

# Source strings are Swedish; English lives in each room's locale/en. /en/… is English: no language cookie is needed.
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
FORMAT_MODULE_PATH = ["samsyn.people.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = os.environ.get("SAMSYN_STATIC_ROOT") or None
WHITENOISE_USE_FINDERS = True
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+\.woff2$"
MEDIA_ROOT = DATA_DIR / "files"
OBJECTS = {
    name: os.environ.get(f"SAMSYN_S3_{name.upper()}", "")
    for name in ("bucket", "endpoint", "region", "key", "secret", "prefix")
}
CLAMD = os.environ.get("SAMSYN_CLAMD", "")
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "samsyn.files.objects.ObjectStorage", "OPTIONS": OBJECTS}
    if any(OBJECTS.values())  # half of it too: then it refuses, and never keeps files where nobody looks for them
    else {"BACKEND": "samsyn.files.folder.Folder"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
UPLOAD_LIMIT_BYTES = 100 * 1024 * 1024
UPLOAD_AT_ONCE_BYTES = 10 * UPLOAD_LIMIT_BYTES  # where many files are sent in one form
_PAGES_MB = os.environ.get("SAMSYN_PAGES_MB", "32")
PREPARED = os.environ.get("SAMSYN_PREPARED", "1")
KEPT_PAGES_BYTES = int(_PAGES_MB) * 1_000_000 if _PAGES_MB.isdigit() else 32_000_000

# What the workers do by the clock (Swedish time); each tick is put in the queue once, however many workers there are.
SCHEDULES = {
    "consultation-register": {"task": "samsyn.consultation.answering.tasks.register_late", "cron": "* * * * *"},
    "councils-remind": {"task": "samsyn.councils.tasks.remind", "cron": "0 7 * * *"},
    "delivery-remind": {"task": "samsyn.delivery.tasks.remind", "cron": "10 7 * * *"},
    "strategy-remind": {"task": "samsyn.strategy.tasks.remind", "cron": "15 7 * * *"},
    "dialogue-write": {"task": "samsyn.dialogue.tasks.write", "cron": "5 7-18 * * *"},
    "dialogue-forget": {"task": "samsyn.dialogue.tasks.forget", "cron": "20 3 * * *"},
    "api-notice": {"task": "samsyn.api.tasks.notice", "cron": "* * * * *"},
}
TASKS = {
    "default": {"BACKEND": "django_ox.backend.OxBackend", "OPTIONS": {"SCHEDULES": SCHEDULES}}
    if not STATELESS
    else {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}
}


def _mailers() -> dict[str, dict[str, Any]]:
    """The mail server that SAMSYN_MAIL_URL names, or none: then nothing is sent."""
    url = os.environ.get("SAMSYN_MAIL_URL", "")
    if not url:
        return {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        message = (
            "SAMSYN_MAIL_URL ska se ut så här: smtp://användare:lösenord@värd:port (smtps:// för TLS från början)."
        )
        raise SystemExit(message)
    options = {
        "host": parts.hostname,
        "port": parts.port or (465 if parts.scheme == "smtps" else 25),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": parts.scheme == "smtps",
        "use_tls": parts.scheme == "smtp" and dict(parse_qsl(parts.query)).get("tls") == "1",
        "timeout": 30,
    }
    return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}


MAILERS = _mailers()
SENDS_MAIL = bool(os.environ.get("SAMSYN_MAIL_URL")) and not STATELESS
IMAP_URL = os.environ.get("SAMSYN_IMAP_URL", "")
DEFAULT_FROM_EMAIL = os.environ.get("SAMSYN_MAIL_FROM", "samsyn@localhost")

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_ENGINE = "samsyn.people.accounts.knowing"
SESSION_COOKIE_HTTPONLY = True
SESSION_IDLE = 8 * 3600  # seconds: a login that nobody uses ends; see docs/security.md
SESSION_LONGEST = 7 * 24 * 3600  # and one that is used, too
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_USE_SESSIONS = True  # no cookie but the session's, and for a moment that of a message
MESSAGE_STORAGE = "samsyn.people.saying.Messages"
MESSAGES_COOKIE = "messages"
if BASE_URL.startswith("https://"):
    SESSION_COOKIE_NAME = "__Host-samsyn"  # browsers take it over TLS only, from this very host
    MESSAGES_COOKIE = "__Host-messages"
    SESSION_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    CSRF_TRUSTED_ORIGINS = [BASE_URL]
SILENCED_SYSTEM_CHECKS = (
    ["security.W004", "security.W008", "security.W012", "security.W016"]
    if not BASE_URL.startswith("https://")
    else ["security.W008", "security.W021"]  # the proxy redirects to https; a region does not put its domain on a list
)

LOG_LINES = os.environ.get("SAMSYN_LOG") == "json"
WEBHOOKS_INSIDE = os.environ.get("SAMSYN_WEBHOOKS_INSIDE") == "1"
METRICS_TOKEN = os.environ.get("SAMSYN_METRICS_TOKEN", "")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "samsyn.people.logs.Lines"}},
    "filters": {"nameless": {"()": "samsyn.people.logs.Nameless"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["nameless"],
            **({"formatter": "lines"} if LOG_LINES else {}),
        }
    },
    "loggers": {
        "django.request": {"handlers": ["console"], "level": "ERROR"},
        "samsyn": {"handlers": ["console"], "level": "INFO"},
        "samsyn.requests": {"level": "INFO" if LOG_LINES else "WARNING"},
        **(
            {"django_ox": {"handlers": ["console"], "level": "INFO"}} if LOG_LINES else {}
        ),  # else it writes words itself
    },
}
