"""Operator sessions: nobody has standing power over everything; it is opened with a reason and closes by itself."""

from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from roret.foundation import clock
from roret.foundation.models import RoretQuerySet

SESSION_LENGTH = timedelta(minutes=30)


class OperatorSessionQuerySet(RoretQuerySet):
    """Questions about operator sessions."""

    def open(self) -> Self:
        """Return the sessions that are open now."""
        return self.filter(closed_at=None, opened_at__gt=clock.now() - SESSION_LENGTH)

    def visible_to(self, person: Any) -> Self:
        """Return all to those who may read the journal, else one's own."""
        from roret.foundation.authz import allowed

        return self if allowed(person, "journal.view_event") else self.filter(user_id=getattr(person, "pk", None))


class OperatorSession(models.Model):
    """Thirty minutes in which an operator may act on everything; shown in red on every page and journalled."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="operator_sessions")
    reason = models.CharField(_("reason"), max_length=300)
    opened_at = models.DateTimeField(_("opened"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = OperatorSessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("operator session")
        verbose_name_plural = _("operator sessions")
        ordering = ("-opened_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="operator_session_closes_after_it_opens",
                condition=models.Q(closed_at=None) | models.Q(closed_at__gte=models.F("opened_at")),
            ),
        )

    class Privacy:
        plain = "reason opened_at closed_at"
        personal = "user"
        keep_months = 60

    def __str__(self) -> str:
        """Read as the reason."""
        return self.reason

    @property
    def ends_at(self) -> Any:
        """The moment at which the session ends by itself."""
        return self.opened_at + SESSION_LENGTH

    @property
    def is_open(self) -> bool:
        """Say whether it is open now."""
        return self.closed_at is None and self.ends_at > clock.now()
