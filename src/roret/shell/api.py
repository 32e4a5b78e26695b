"""The API: every module's router below ``/api/v1/``."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from ninja import NinjaAPI

from roret.foundation.api import problems
from roret.foundation.api.auth import api_auth

api = NinjaAPI(
    title="Roret",
    version="1",
    description="Public records, responses and measurements of a municipality, and the services behind them.",
    urls_namespace="api-v1",
    auth=api_auth,
    docs_url=None,
    openapi_url="openapi.json",
)
problems.register(api)
for app in apps.get_app_configs():
    if app.name.startswith("roret.") and app.label != "shell" and find_spec(f"{app.name}.api") and app.label != "api":
        module = import_module(f"{app.name}.api")
        if hasattr(module, "router"):
            api.add_router(getattr(module, "prefix", f"/{app.label}/"), module.router)
