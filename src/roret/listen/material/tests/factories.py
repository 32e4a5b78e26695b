"""Material for tests, made through the services."""

import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from roret.foundation import authz
from roret.foundation.files.services import receive_file
from roret.listen.contributions.services import Content, Receipt
from roret.listen.material import services
from roret.listen.material.composing import composed
from roret.listen.material.models import Clause, Material, MaterialVersion

TEXT = """# Forslag til cykelsti

Kommunen vil bygge en cykelsti på Ågade.

## Stien

Stien skal være bred nok til to ladcykler, der mødes.

- Der må ikke parkeres på stien.
- Belysningen kan dæmpes om natten af hensyn til naboerne.

## Økonomi

| År | Beløb |
| --- | --- |
| 2027 | 2 mio. kr. |
"""


def material(consultation: Any, *, by: Any = authz.SYSTEM, title: str = "Forslaget") -> Material:
    """Add a material without versions."""
    return services.add_material(consultation, by=by, title=title)


def version(found: Material, text: str = TEXT, *, by: Any = authz.SYSTEM, publish: bool = True) -> MaterialVersion:
    """Add a typed version, and publish it unless it should wait."""
    made = services.add_version(found, by=by, typed=text)
    return services.publish_version(made, by=by) if publish else made


def published(consultation: Any, text: str = TEXT) -> MaterialVersion:
    """Add a material with its first version published."""
    return version(material(consultation), text)


def upload(found: Material, content: bytes, *, name: str = "forslag.docx", by: Any = authz.SYSTEM) -> MaterialVersion:
    """Add a version from a document; it waits for its job."""
    kept = receive_file(SimpleUploadedFile(name, content), by=by)
    return services.add_version(found, by=by, file=kept)


def clause(made: MaterialVersion, words: str) -> Clause:
    """Return the clause that holds the words."""
    return made.clauses.select_related("version__material__consultation").get(plain__contains=words)


def remark(
    about: Clause, comment: str = "Godt forslag.", *, proposal: str = "", by: Any = authz.SYSTEM, **content: Any
) -> Receipt:
    """Send a remark, each time a new one."""
    text = composed(about.number, comment=comment, proposal=proposal)
    return services.send_remark(
        about,
        by=by,
        content=Content(text=text, **content),
        submission=str(uuid.uuid4()),
        kind="proposal" if proposal else "comment",
    )
