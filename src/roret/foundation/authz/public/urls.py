"""Public addresses."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.foundation.authz.public import views

urlpatterns = [path(_("who-may-what/"), views.who_may_what, name="who-may-what")]
