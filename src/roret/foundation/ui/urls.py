"""The few addresses of the pages' look: the municipality's colours, and the gallery of components."""

from django.urls import path

from roret.foundation.ui import views

app_name = "ui"
urlpatterns = [
    path("theme.css", views.theme, name="theme"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("galleri/", views.gallery, name="gallery"),
]
