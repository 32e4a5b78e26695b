"""Every address, gathered from the modules: ``public``, ``member`` and ``staff`` faces, and the API."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _

from roret.shell import views
from roret.shell.api import api


def gather(face: str) -> list[URLPattern | URLResolver]:
    """Return the patterns of one face from every module that has it (``<module>/<face>/urls.py``)."""
    patterns: list[URLPattern | URLResolver] = []
    for app in apps.get_app_configs():
        if app.name.startswith("roret.") and find_spec(f"{app.name}.{face}") and find_spec(f"{app.name}.{face}.urls"):
            patterns += import_module(f"{app.name}.{face}.urls").urlpatterns
    return patterns


urlpatterns = [
    path("was", views.was, name="was"),
    path("was/", views.was),
    path("robots.txt", views.robots, name="robots"),
    path("sundhed/", views.health, name="health"),
    path("sprog/", views.set_language, name="set-language"),
    path("api/v1/", api.urls),
    path("", include("roret.foundation.ui.urls")),
]
urlpatterns += i18n_patterns(
    path(_("account/"), include("allauth.urls")),
    path(_("staff/"), include((gather("staff"), "staff"))),
    path(_("member/"), include((gather("member"), "member"))),
    path("", include((gather("public"), "public"))),
    prefix_default_language=False,
)
if settings.DEMO or settings.TESTING:
    from roret.shell import demo

    urlpatterns += i18n_patterns(*demo.urlpatterns, prefix_default_language=False)

handler400 = "roret.shell.errors.bad_request"
handler403 = "roret.shell.errors.forbidden"
handler404 = "roret.shell.errors.not_found"
handler500 = "roret.shell.errors.server_error"
