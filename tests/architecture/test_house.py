"""The rules of the house, as tests. Each failure says what to do."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

from roret.commons.records.kinds import registry as kinds
from roret.foundation import authz, modules
from roret.foundation.errors import DomainError
from roret.foundation.journal.types import registry as event_types
from roret.foundation.privacy.classes import classify

SOURCE = Path(__file__).parents[2] / "src" / "roret"
STAGES = ("commons", "listen", "decide", "deliver", "measure", "report")
DOORS = {"services", "selectors", "events", "enums", "models", "forms", "filters"}
"""How a module may be entered by another (forms and filters: ADR 0006)."""


def sources(*, tests: bool = False) -> list[Path]:
    """Return the Python files of the product."""
    skipped = {"migrations"} if tests else {"migrations", "tests", "testing"}
    return [path for path in SOURCE.rglob("*.py") if not skipped & set(path.parts)]


def own_models() -> list[type]:
    """Return every model of Roret."""
    return [model for model in apps.get_models() if model.__module__.startswith("roret.")]


def services() -> list[tuple[Path, ast.FunctionDef]]:
    """Return every public function of the services, with its file."""
    found = []
    for path in sources():
        if path.name == "services.py" or path.parent.name == "services":
            body = ast.parse(path.read_text()).body
            found += [
                (path, node) for node in body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
            ]
    return found


def name_of(path: Path, node: ast.FunctionDef) -> str:
    return f"{path.relative_to(SOURCE)}:{node.lineno} {node.name}"


def decorators(node: ast.FunctionDef) -> set[str]:
    return {ast.unparse(one) for one in node.decorator_list}


def test_every_service_that_writes_names_its_actor():
    wrong = []
    for path, node in services():
        keywords = [argument.arg for argument in node.args.kwonlyargs]
        if "transaction.atomic" in decorators(node) and "by" not in keywords and node.name not in WITHOUT_ACTOR:
            wrong.append(f"{name_of(path, node)}: who does it? add keyword-only `by`")
    assert wrong == []


WITHOUT_ACTOR = {
    "keep_made_file",  # the house made it; the service that made it has asked and remembers
    "reach_milestone",  # called within a subject's service, which has asked
    "sign_in_by_identity",  # the identity provider is the actor
}


def test_what_follows_the_thing_is_given_by_keyword():
    wrong = [
        name_of(path, node)
        for path, node in services()
        if "transaction.atomic" in decorators(node) and len(node.args.args) > 2
    ]
    assert wrong == []


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.label)
def test_every_model_can_be_filtered_for_a_person(model):
    assert hasattr(model._default_manager.all(), "visible_to"), (
        f"{model._meta.label}: give its queryset visible_to(person)"
    )


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.label)
def test_every_field_has_a_privacy_class(model):
    _found, unclassified = classify(model)

    assert unclassified == [], f"{model._meta.label}: say in Privacy what these hold"


def test_every_event_type_has_a_sentence_about_its_target():
    assert [key for key, kind in event_types.items() if "%(target)s" not in str(kind.sentence)] == []
    assert len(event_types) > 40


def test_every_permission_has_a_sentence_and_a_holder():
    wrong = [
        one.name for one in authz.catalogue.values() if not str(one.sentence).strip() or not (one.roles or one.own)
    ]

    assert wrong == []


def test_every_required_permission_is_declared():
    used = set()
    for path in sources():
        used |= set(re.findall(r'(?:require|allowed)\([\w.]+, "([a-z_]+\.[a-z_]+)"', path.read_text()))

    assert used - authz.catalogue.keys() == set()
    assert len(used) > 20


def test_every_error_has_a_danish_text():
    from django.utils.translation import override

    def children(error):
        return [error, *(below for child in error.__subclasses__() for below in children(child))]

    with override("en"):
        english = {error: str(error.text) for error in children(DomainError)}
    with override("da"):
        untranslated = [error.__name__ for error, text in english.items() if str(error.text) == text]
    assert untranslated == []


def test_every_kind_of_record_has_a_page():
    assert [kind.key for kind in kinds.values() if not (kind.public_url and kind.staff_url)] == []


def test_modules_meet_only_at_their_doors():
    import grimp

    graph = grimp.build_graph("roret")
    wrong = []
    for importer in graph.modules:
        if ".tests" in importer:
            continue
        for imported in graph.find_modules_directly_imported_by(importer):
            a, b = importer.split("."), imported.split(".")
            if (
                len(a) > 3
                and len(b) > 3
                and a[1] in STAGES
                and b[1] in STAGES
                and a[1:3] != b[1:3]
                and b[3] not in DOORS | {"kinds", "picture", "follow_links"}
            ):
                wrong.append(f"{importer} -> {imported}")
    assert wrong == []


LIMITS = {"file": 500, "function": 60, "class": 250, "parameters": 8}


def test_sizes():
    too_large = []
    for path in sources(tests=True):
        text = path.read_text()
        if text.count("\n") > LIMITS["file"]:
            too_large.append(f"{path.relative_to(SOURCE)}: {text.count(chr(10))} lines; split it by noun or verb")
        for node in ast.walk(ast.parse(text)):
            kind = {ast.FunctionDef: "function", ast.ClassDef: "class"}.get(type(node))
            if kind and node.end_lineno - node.lineno + 1 > LIMITS[kind]:
                too_large.append(f"{path.relative_to(SOURCE)}:{node.lineno} {node.name}: too long")
    assert too_large == []


def test_half_of_all_functions_are_under_ten_lines():
    lengths = sorted(
        node.end_lineno - node.lineno + 1
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
    )
    assert lengths[len(lengths) // 2] < 10


def test_templates_are_short_and_carry_no_inline_style_or_script():
    wrong = []
    for path in SOURCE.rglob("templates/**/*.html"):
        text = path.read_text()
        if text.count("\n") > 150:
            wrong.append(f"{path.name}: more than 150 lines")
        if re.search(r"<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=\"", text):
            wrong.append(f"{path.relative_to(SOURCE)}: inline style, script or handler")
    assert wrong == []


def test_only_jobs_and_receivers_act_as_the_house():
    allowed = {"services.py", "tasks.py", "receivers.py", "sealing.py"}
    wrong = [
        str(path.relative_to(SOURCE))
        for path in sources()
        if re.search(r"\bSYSTEM\b", path.read_text())
        and path.name not in allowed
        and not {"shell", "authz", "services", "testing"} & set(path.relative_to(SOURCE).parts)
    ]
    assert wrong == []


def test_no_registry_host_is_committed():
    from subprocess import run

    root = SOURCE.parents[1]
    hosts = ["pypi" + ".org", "files.python" + "hosted", "registry.npm" + "js", "deb.debian" + ".org"]
    found = run(["git", "grep", "-lIE", "|".join(hosts)], cwd=root, capture_output=True, text=True, check=False)
    assert found.stdout == ""


def test_every_entry_of_the_workspace_stands_under_a_heading_of_its_menu():
    loose = [item.url_name for item in modules.navigation("staff") if item.group == modules.Group.OTHER]
    assert loose == [], "say group=Group.… in the module's NavItem"
