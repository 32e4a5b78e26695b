"""Every way privacy is served: giving back, forgetting, and letting go of what is old."""

from roret.foundation.privacy.services.erasing import erase_person
from roret.foundation.privacy.services.exporting import export_person, write_export
from roret.foundation.privacy.services.retention import erase_expired

__all__ = ["erase_expired", "erase_person", "export_person", "write_export"]
