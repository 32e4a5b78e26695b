"""Addresses about contributions for everybody."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.listen.contributions.public import views

urlpatterns = [
    path(_("my-response/<str:secret>/"), views.follow, name="follow"),
    path(_("my-response/<str:secret>/withdraw/"), views.withdraw, name="follow-withdraw"),
    path(_("my-response/<str:secret>/erase/"), views.erase, name="follow-erase"),
    path(_("responses/<str:reference>/"), views.contribution, name="contribution-detail"),
    path(_("themes/<str:number>/"), views.theme, name="theme-detail"),
    path(_("answers/<str:number>/"), views.answer, name="answer-detail"),
]
