"""The address of a file."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.foundation.files.public import views

urlpatterns = [path(_("files/<int:pk>/<str:name>"), views.file, name="file")]
