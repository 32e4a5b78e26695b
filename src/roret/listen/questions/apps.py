"""The Django application of this folder."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuestionsConfig(AppConfig):
    """Registers the folder with Django under the label ``questions``."""

    name = "roret.listen.questions"
    label = "questions"
    verbose_name = _("Questions")
