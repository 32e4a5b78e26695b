"""Addresses about plans for everybody."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.decide.plans.public import views

urlpatterns = [
    path(_("action-plans/"), views.plans, name="plan-list"),
    path(_("action-plans/<str:number>/"), views.plan, name="plan-detail"),
    path(_("goals/<str:number>/"), views.goal, name="goal-detail"),
    path(_("actions/<str:number>/"), views.action, name="action-detail"),
]
