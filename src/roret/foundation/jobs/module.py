"""What background work offers the house."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.modules import Group, Module, NavItem, offer

offer(
    Module(
        "jobs",
        navigation=(
            NavItem(
                _("Background work"),
                "staff:job-list",
                face="staff",
                permission="jobs.view_job",
                order=96,
                group=Group.OPERATIONS,
            ),
        ),
    )
)
