"""Django's settings. What differs between machines comes from ``environment``; the rest is the same everywhere."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext_lazy as _
from psycopg.conninfo import conninfo_to_dict

from roret.shell.environment import read_environment

ENVIRONMENT = read_environment()
BASE_DIR = Path(__file__).resolve().parents[1]
DEMO = ENVIRONMENT.mode == "demo"
TESTING = ENVIRONMENT.mode == "test"

SECRET_KEY = ENVIRONMENT.secret_key or "demo-and-test-only-" + "0" * 40
PSEUDONYM_KEY = ENVIRONMENT.pseudonym_key or "demo-and-test-only-" + "1" * 40
DEBUG = False
ALLOWED_HOSTS = ["*"] if TESTING else ENVIRONMENT.hosts.split()
ROOT_URLCONF = "roret.shell.urls"
WSGI_APPLICATION = "roret.shell.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"

INSTALLED_APPS = [
    "roret.foundation.i18n",
    "roret.foundation.ui",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "roret.commons.people",  # before allauth: its Danish and its letters are ours
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "rules",
    "django_tables2",
    "django_filters",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "roret.foundation.journal",
    "roret.foundation.authz",
    "roret.foundation.privacy",
    "roret.foundation.jobs",
    "roret.foundation.notify",
    "roret.foundation.files",
    "roret.foundation.search",
    "roret.foundation.staff",
    "roret.foundation.api",
    "roret.commons.organisation",
    "roret.commons.areas",
    "roret.commons.records",
    "roret.commons.bodies",
    "roret.commons.meetings",
    "roret.listen.contributions",
    "roret.listen.consultations",
    "roret.listen.events",
    "roret.listen.notices",
    "roret.listen.outreach",
    "roret.listen.parties",
    "roret.listen.analyses",
    "roret.listen.material",
    "roret.listen.white_papers",
    "roret.listen.questions",
    "roret.listen.viewpoints",
    "roret.listen.statements",
    "roret.listen.deputations",
    "roret.decide.matters",
    "roret.decide.plans",
    "roret.decide.commitments",
    "roret.decide.involvement",
    "roret.decide.duties",
    "roret.decide.minutes",
    "roret.deliver.agreements",
    "roret.measure.indicators",
    "roret.report.ripple",
    "roret.report.participation",
    "roret.report.standards",
    "roret.report.portal",
    "roret.shell",
]

MIDDLEWARE = [
    "roret.shell.middleware.request_number",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "roret.shell.middleware.page_cache",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "roret.shell.middleware.no_null_characters",
    "roret.shell.middleware.second_factor",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "roret.shell.context.house",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "roret.foundation.ui.templatetags.ui",
                "roret.shell.templatetags.house",
            ],
        },
    }
]
FORM_RENDERER = "roret.foundation.ui.renderers.RoretRenderer"
DJANGO_TABLES2_TEMPLATE = "ui/table.html"

_database_url = ENVIRONMENT.database_url or os.environ.get("RORET_EMBEDDED_URL", "")
_connection = conninfo_to_dict(_database_url) if _database_url else {}
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _connection.get("dbname", "roret"),
        "USER": _connection.get("user", ""),
        "PASSWORD": _connection.get("password", ""),
        "HOST": _connection.get("host", ""),
        "PORT": _connection.get("port", ""),
        "CONN_MAX_AGE": None if not TESTING else 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"application_name": "roret"},
        "TEST": {"NAME": os.environ.get("RORET_TEST_DATABASE") or "test_roret"},
    }
}

AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "roret.commons.people.adapter.PersonBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a real one takes half a second by design
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none" if DEMO or TESTING else "mandatory"
ACCOUNT_ADAPTER = "roret.commons.people.adapter.AccountAdapter"
ACCOUNT_SIGNUP_FORM_CLASS = "roret.commons.people.forms.SignupName"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/300s/key", "signup": "20/m/ip"}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.proxies
MFA_ADAPTER = "roret.commons.people.mfa.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Roret"
USERSESSIONS_TRACK_ACTIVITY = False
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
_secure = ENVIRONMENT.public_url.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _secure
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31_536_000 if _secure else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = (
    "same-origin"  # never "no-referrer", not even for one page: its forms would be refused (no origin)
)
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "roret.shell.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
        "base-uri": ["'self'"],
        "object-src": ["'none'"],
    }
}

LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Danish")), ("en", _("English"))]
TIME_ZONE = "Europe/Copenhagen"
USE_I18N = USE_TZ = True
FORMAT_MODULE_PATH = ["roret.foundation.i18n.formats"]
FIRST_DAY_OF_WEEK = 1
FILTERS_EMPTY_CHOICE_LABEL = _("All")

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.state_dir / "static"
MEDIA_ROOT = ENVIRONMENT.state_dir / "files"
_static = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if TESTING
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _static},
}
WHITENOISE_USE_FINDERS = TESTING
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["roret.foundation.files.uploads.LimitedUploadHandler"]
FILE_UPLOAD_PERMISSIONS = 0o600

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Limits on how often (sign-in) must count the same in every process; pages are kept in each.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 2000}},
}
_mail = urlsplit(ENVIRONMENT.email_url)
EMAIL_HOST = _mail.hostname or "localhost"
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
EMAIL_USE_SSL = _mail.scheme == "smtps"
EMAIL_USE_TLS = bool(_mail.username) and not EMAIL_USE_SSL  # a password is never sent in the clear
EMAIL_PORT = _mail.port or (465 if EMAIL_USE_SSL else 587 if EMAIL_USE_TLS else 25)
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = ENVIRONMENT.state_dir / "mail"
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if ENVIRONMENT.email_url
    else "django.core.mail.backends.filebased.EmailBackend"
)
DEFAULT_FROM_EMAIL = ENVIRONMENT.email_from

RORET_MUNICIPALITY = {
    "name": ENVIRONMENT.municipality,
    "colour": ENVIRONMENT.colour,
    "email": ENVIRONMENT.contact_email or ("kontakt@kommune.example" if DEMO else ""),
    "phone": ENVIRONMENT.contact_phone,
}
RORET_PUBLIC_URL = ENVIRONMENT.public_url.rstrip("/")
RORET_WAS_URL = ENVIRONMENT.was_url
RORET_UPLOAD_BYTES = ENVIRONMENT.upload_megabytes * 1024 * 1024
RORET_SCAN_COMMAND = ENVIRONMENT.scan_command
RORET_PAGE_CACHE_SECONDS = 0 if TESTING else ENVIRONMENT.page_cache_seconds
RORET_SMALL_CELL = ENVIRONMENT.small_cell
RORET_STATE_DIR = ENVIRONMENT.state_dir

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # A strange Host header is somebody looking for doors, a hundred times a day; the answer 400 is enough.
    "loggers": {"django.security.DisallowedHost": {"handlers": [], "propagate": False}},
}
