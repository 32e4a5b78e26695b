"""The static files: small, complete, and made from what is used."""

import re
from pathlib import Path

import pytest

from roret.foundation.ui import build, css, icons

SOURCES = build.SOURCES
NODE = build.REPOSITORY / "node_modules"
needs_packages = pytest.mark.skipif(not (NODE / "dkfds").is_dir(), reason="node_modules is made by ./dev")


def test_rules_of_unused_classes_go_and_the_rest_stays():
    sheet = ".used{a:b}.gone{a:b}.used .gone{a:b}p,.gone{c:d}@media print{.gone{x:y}.used:not(.gone){x:y}}"

    assert css.trimmed(sheet, used={"used"}) == ".used{a:b}p{c:d}@media print{.used:not(.gone){x:y}}"


def test_an_animation_goes_with_the_last_rule_that_runs_it():
    sheet = "@keyframes turn{to{a:b}}@keyframes idle{to{a:b}}.x{animation:turn 1s}"

    assert css.trimmed(sheet, used={"x"}) == ".x{animation:turn 1s}@keyframes turn{to{a:b}}"


def test_fonts_and_comments_go():
    assert css.trimmed("/* a{} */@font-face{src:url(x.eot)}p{a:b}/*# sourceMappingURL=x */", used=set()) == "p{a:b}"


def test_minified_keeps_what_matters():
    sheet = ".a > b { width: calc(100% - 2px); color: rgb(1 2 3 / 4%) }\n/* x */ .c :not(.d) { e: f; }"

    assert css.minified(sheet) == ".a > b{width: calc(100% - 2px);color: rgb(1 2 3 / 4%)}.c :not(.d){e: f}"


def test_every_icon_that_is_named_is_in_the_sprite():
    named = set()
    for path in SOURCES.rglob("*.html"):
        named |= set(
            re.findall(r"""\{%\s*icon\s+["']([\w-]+)["']|\bicon=["']([\w-]+)["']""", path.read_text(encoding="utf-8"))
        )

    names = {name for pair in named for name in pair if name} | set(icons.FILE_ICONS.values())
    assert names - set(icons.ICONS) == set()


@needs_packages
def test_the_build_is_complete_and_small(tmp_path):
    import gzip

    sizes = build.build(node_modules=NODE, output=tmp_path)

    sheet = (tmp_path / "roret.css").read_text(encoding="utf-8")
    assert all((tmp_path / name).is_file() for name in css.files(sheet))
    assert "sourceMappingURL" not in sheet
    loaded = [tmp_path / "roret.css", tmp_path / "icons.svg", tmp_path / "htmx.min.js"]
    transferred = sum(len(gzip.compress(path.read_bytes())) for path in loaded)
    transferred += sizes["plex-400-latin.woff2"] + sizes["plex-600-latin.woff2"]
    assert transferred < 100_000


@needs_packages
def test_the_sprite_holds_each_icon_once(tmp_path):
    from xml.etree import ElementTree as ET

    sprite = ET.fromstring(build.sprite(NODE / "dkfds" / "dist" / "img" / "svg-icons"))

    assert [symbol.get("id") for symbol in sprite] == list(icons.ICONS)


def test_no_template_of_ours_carries_inline_script_or_style():
    found = [
        path.name
        for path in (Path(build.HERE) / "templates").rglob("*.html")
        if re.search(r"<style|\sstyle=|<script>|\son\w+=", path.read_text(encoding="utf-8"))
    ]

    assert found == []
