"""Who may do what with questions. Who may answer: everybody who may respond."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import CASE_WORKER, DIRECTOR, EDITOR

authz.declare("questions.view_answer", _("See what people answered to the questions"), CASE_WORKER, EDITOR, DIRECTOR)
authz.declare("questions.edit_question", _("Add, change and remove questions"), CASE_WORKER, EDITOR)
