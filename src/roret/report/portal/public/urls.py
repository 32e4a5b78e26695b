"""Addresses of the portal."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.report.portal.public import feeds, open_data, views

urlpatterns = [
    path("", views.home, name="home"),
    path(_("menu/"), views.menu, name="menu"),
    path(_("what-became-of-it/"), views.outcomes, name="outcome-list"),
    path(_("what-became-of-it/<str:number>/"), views.outcome, name="outcome"),
    path(_("my/"), views.my_page, name="my-page"),
    path(_("tour/"), views.tour, name="tour"),
    path(_("tour/<int:stop>/"), views.tour_stop, name="tour-stop"),
    path(_("about/"), views.about, name="about"),
    path(_("privacy/"), views.privacy, name="privacy"),
    path(_("feeds/news.atom"), feeds.News(), name="feed"),
    path(_("feeds/calendar.ics"), feeds.calendar, name="calendar"),
    path(_("data/"), open_data.index, name="open-data"),
    path(_("data/<str:kind>.<str:form>"), open_data.records, name="open-data-file"),
]
