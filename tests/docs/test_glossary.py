"""The glossary knows every module and every model."""

from pathlib import Path

from django.apps import apps

GLOSSARY = (Path(__file__).resolve().parents[2] / "docs" / "developers" / "glossary.md").read_text()
OURS = [config for config in apps.get_app_configs() if config.name.startswith("roret.")]


def test_every_module_is_in_it():
    assert [config.label for config in OURS if f"`{config.name.rpartition('.')[2]}`" not in GLOSSARY] == []


def test_every_model_is_in_it_beside_its_module():
    models = [(model.__name__, config.name.rpartition(".")[2]) for config in OURS for model in config.get_models()]
    lines = GLOSSARY.splitlines()

    assert len(models) > 40
    lost = [
        name
        for name, module in models
        if not any(f"| `{name}`" in line and line.endswith(f"| `{module}` |") for line in lines)
    ]
    assert lost == []
