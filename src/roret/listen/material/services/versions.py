"""Versions: added, read by a job, looked through, published. What has been published is never deleted."""

from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from roret.commons.records.services import in_both_languages, reach_milestone
from roret.engines.documents import Converted, DocumentError, convert_typed
from roret.foundation import authz, clock, journal, lifecycle
from roret.foundation.errors import DomainError
from roret.foundation.files.reading import kind_for_reading, read_document
from roret.foundation.files.refusals import in_words
from roret.listen.consultations.models import Consultation
from roret.listen.material import events, tasks
from roret.listen.material.enums import Source
from roret.listen.material.models import Material, MaterialVersion
from roret.listen.material.services.clauses import keep_clauses


@transaction.atomic
def add_material(consultation: Consultation, *, by: Any, title: str) -> Material:
    """Add a text to a consultation; its first version is added after it."""
    authz.require(by, "material.edit_material", consultation)
    consultation = Consultation.objects.lock(consultation.pk)
    lifecycle.require(consultation.can_change_material())
    last = consultation.materials.aggregate(last=Max("order"))["last"] or 0
    material = Material.objects.create(consultation=consultation, order=last + 1, title=title)
    journal.record(events.Added, material, by=by)
    return material


@transaction.atomic
def rename_material(material: Material, *, by: Any, title: str) -> Material:
    """Give a material another title."""
    authz.require(by, "material.edit_material", material)
    material = Material.objects.lock(material.pk)
    lifecycle.require(material.consultation.can_change_material())
    before, material.title = material.title, title
    material.save(update_fields=["title"])
    journal.record(events.Renamed, material, by=by, before=before)
    return material


@transaction.atomic
def remove_material(material: Material, *, by: Any) -> None:
    """Take a material off, with its versions; not once people have been asked about it."""
    authz.require(by, "material.edit_material", material)
    material = Material.objects.lock(material.pk)
    lifecycle.require(material.can_remove())
    journal.record(events.Removed, material, by=by)
    material.delete()


@transaction.atomic
def add_version(
    material: Material, *, by: Any, typed: str = "", file: Any = None, changes: str = ""
) -> MaterialVersion:
    """Add a version from typed Markdown, which is read at once, or from a kept file, which a job reads within limits."""
    authz.require(by, "material.edit_material", material)
    material = Material.objects.lock(material.pk)
    lifecycle.require(material.can_add_version())
    if not file and not typed.strip():
        raise DomainError(_("Write the text, or choose a file."), field="typed")
    if file and not kind_for_reading(file.content_type, file.name):
        raise DomainError(in_words("document.unknown_kind", {}), field="file")
    version = MaterialVersion.objects.create(
        material=material,
        number=(material.versions.aggregate(last=Max("number"))["last"] or 0) + 1,
        source=Source.FILE if file else Source.TYPED,
        file=file,
        typed="" if file else typed,
        changes=changes,
        added_at=clock.now(),
        added_by=authz.name_of(by),
    )
    journal.record(events.VersionAdded, version, by=by, source=str(version.source), sha256=file.sha256 if file else "")
    if file:
        tasks.read_version.enqueue(version_id=version.pk)
        return version
    return read_version(version, by=by)


@transaction.atomic
def read_version(version: MaterialVersion, *, by: Any) -> MaterialVersion:
    """Read a version into clauses, each with the anchor it had before; or keep the reason why it could not be read."""
    authz.require(by, "material.edit_material", version)
    version = MaterialVersion.objects.lock(version.pk)
    if version.read_at:
        return version
    version.read_at = clock.now()
    try:
        converted = _convert(version)
    except DocumentError as error:
        version.refusal = {"code": error.code, "params": error.params}
        version.save(update_fields=["read_at", "refusal"])
        journal.record(events.VersionRead, version, by=by, refused=error.code)
        return version
    version.report = [asdict(note) for note in converted.notes]
    version.save(update_fields=["read_at", "report"])
    count = keep_clauses(version, converted.blocks)
    losses = sum(note.count for note in converted.notes)
    journal.record(events.VersionRead, version, by=by, clauses=count, losses=losses)
    return version


def _convert(version: MaterialVersion) -> Converted:
    return read_document(version.file) if version.file else convert_typed(version.typed)


@transaction.atomic
def publish_version(version: MaterialVersion, *, by: Any) -> MaterialVersion:
    """Let everybody read it who may see the consultation; those who follow an open one are told of a new version."""
    authz.require(by, "material.publish_material", version)
    version = MaterialVersion.objects.lock(version.pk)
    lifecycle.require(version.can_publish())
    version.published_at, version.published_by = clock.now(), authz.name_of(by)
    version.save(update_fields=["published_at", "published_by"])
    journal.record(events.VersionPublished, version, by=by, clauses=version.clauses.count())
    consultation = version.material.consultation
    if consultation.is_published and version.number > 1:
        sentence = in_both_languages(
            gettext_noop("The material of the consultation “%(title)s” has a new version"), consultation
        )
        reach_milestone(consultation, code=f"material-{version.pk}", **sentence)
    return version


@transaction.atomic
def delete_version(version: MaterialVersion, *, by: Any) -> None:
    """Throw a version away that was never published."""
    authz.require(by, "material.edit_material", version)
    version = MaterialVersion.objects.lock(version.pk)
    lifecycle.require(version.can_delete())
    journal.record(events.VersionDeleted, version, by=by)
    version.delete()
