"""The pages made from the code are those that the code makes now."""

from pathlib import Path

import pytest

from roret.shell.environment import Environment, variable_name
from roret.shell.management.commands.environment_docs import pages

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("place", pages())
def test_a_made_page_is_up_to_date(place):
    assert (ROOT / place).read_text() == pages()[place], "run: roret environment_docs --write"


def test_every_variable_stands_on_its_page_with_what_it_is():
    text = (ROOT / "docs" / "operations" / "environment.md").read_text()

    for name, field in Environment.model_fields.items():
        assert f"`{variable_name(name)}`" in text
        assert field.description
