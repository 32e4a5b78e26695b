"""Who may do what with files. Who may read one is asked through what it hangs on (``access``)."""

from django.utils.translation import gettext_lazy as _

from roret.foundation import authz
from roret.foundation.authz.roles import CASE_WORKER, EDITOR, EVERYBODY, PRIVACY_OFFICER

authz.declare("files.receive_file", _("Send a file together with something else"), EVERYBODY, anywhere=True)
authz.declare("files.erase_file", _("Erase a file that is no longer used"), PRIVACY_OFFICER, anywhere=True)
authz.declare("files.read_text", _("Have the text of a file read by the machine"), CASE_WORKER, EDITOR, anywhere=True)
