"""The two doors for machines: ``/api/v1/popolo/`` and ``/api/v1/oparl/``."""

from ninja import Router

from roret.report.standards.api import oparl, popolo

router = Router()
router.add_router("popolo/", popolo.door.router)
router.add_router("oparl/", oparl.door.router)
prefix = "/"
