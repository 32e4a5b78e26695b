"""Only in the demo: change persona with one click, and see every message that would have been sent."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
