"""The workspace's addresses of topics."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from roret.commons.records.staff.topics import TOPICS

urlpatterns = [path(_("topics/"), include(TOPICS.urls))]
