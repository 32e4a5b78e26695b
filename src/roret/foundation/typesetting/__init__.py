"""Setting documents as tagged, accessible PDFs (PDF/UA-1, ISO 14289-1) with typst, in a process of its own with limits.

A module keeps a template (``*.typ``) beside its code and calls ``typeset(template, data)``. What people wrote goes in as
JSON data and is never markup. Characters that the font lacks are named in brackets, because one emoji must not stop a report.
"""

from roret.foundation.typesetting.binding import Attached, Bound, bind
from roret.foundation.typesetting.printing import printable
from roret.foundation.typesetting.setting import Typesetting, typeset

__all__ = ["Attached", "Bound", "Typesetting", "bind", "printable", "typeset"]
