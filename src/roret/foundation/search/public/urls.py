"""The address of the search."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.foundation.search.public import views

urlpatterns = [path(_("search/"), views.search, name="search")]
