"""The addresses of “my data”."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.foundation.privacy.public import views

urlpatterns = [
    path(_("my-data/"), views.my_data, name="my-data"),
    path(_("my-data/fetch/"), views.fetch, name="my-data-fetch"),
    path(_("my-data/erase/"), views.erase, name="my-data-erase"),
    path(_("my-data/erased/"), views.erased, name="my-data-erased"),
]
