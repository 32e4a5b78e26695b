"""Addresses in the workspace about plans, goals and actions."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from roret.decide.plans.staff import actions, goals, views

urlpatterns = [
    path(_("action-plans/"), views.plans, name="plan-list"),
    path(_("action-plans/from/<int:decision>/"), views.from_decision, name="plan-from-decision"),
    path(_("action-plans/<int:pk>/"), views.plan, name="plan-detail"),
    path(_("action-plans/<int:pk>/timeline/"), views.plan, {"part": "timeline"}, name="plan-timeline"),
    path(_("action-plans/<int:pk>/history/"), views.plan, {"part": "history"}, name="plan-history"),
    path(_("action-plans/<int:pk>/change/"), views.change, name="plan-update"),
    path(_("action-plans/<int:pk>/rows/"), views.rows, name="plan-rows"),
    path(_("action-plans/<int:pk>/import/"), views.import_file, name="plan-import"),
    path(_("action-plans/<int:pk>/adopt/"), views.adopt, name="plan-adopt"),
    path(_("action-plans/<int:pk>/adjust/"), views.adjust, name="plan-adjust"),
    path(_("action-plans/<int:pk>/goals/add/"), goals.add, name="goal-create"),
    path(_("goals/<int:pk>/"), goals.goal, name="goal-detail"),
    path(_("goals/<int:pk>/change/"), goals.change, name="goal-update"),
    path(_("goals/<int:pk>/recommendations/add/"), goals.add_recommendation, name="recommendation-add"),
    path(
        _("goals/<int:pk>/recommendations/<int:recommendation>/remove/"),
        goals.remove_recommendation,
        name="recommendation-remove",
    ),
    path(_("goals/<int:pk>/actions/add/"), actions.add, name="action-create"),
    path(_("actions/overdue/"), actions.overdue, name="action-overdue"),
    path(_("actions/<int:pk>/"), actions.action, name="action-detail"),
    path(_("actions/<int:pk>/change/"), actions.change, name="action-update"),
    path(_("actions/<int:pk>/step/<str:step>/"), actions.take_step, name="action-step"),
    path(_("actions/<int:pk>/progress/"), actions.progress, name="action-progress"),
]
