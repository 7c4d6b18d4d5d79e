"""The shipped settings: fast, local, quiet."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from streamlit import config

SETTINGS = Path(__file__).parents[2] / ".streamlit" / "config.toml"


@pytest.fixture
def shipped() -> dict[str, Any]:
    return tomllib.loads(SETTINGS.read_text(encoding="utf-8"))


def test_garbage_is_not_collected_after_every_run(shipped: dict[str, Any]) -> None:
    assert shipped["runner"]["postScriptGC"] is False


def test_only_this_machine_is_served(shipped: dict[str, Any]) -> None:
    assert shipped["server"]["address"] == "localhost"
    assert set(shipped["server"]["allowedHosts"]) == {"localhost", "127.0.0.1", "::1"}


def test_nothing_is_told_to_others(shipped: dict[str, Any]) -> None:
    assert shipped["browser"]["gatherUsageStats"] is False
    assert shipped["client"]["showErrorDetails"] == "none"
    assert shipped["client"]["toolbarMode"] == "minimal"


def test_uploads_and_messages_are_small(shipped: dict[str, Any]) -> None:
    assert shipped["server"]["maxUploadSize"] <= 20
    assert shipped["server"]["maxMessageSize"] <= 20


def test_streamlit_knows_every_key(shipped: dict[str, Any]) -> None:
    known = set(config._config_options_template)
    given = {
        f"{section}.{key}" for section, held in shipped.items() for key, value in held.items() if not _table(value)
    }
    assert given <= known


def _table(value: object) -> bool:
    return isinstance(value, dict)


def test_light_and_dark_name_the_same_things(shipped: dict[str, Any]) -> None:
    assert set(shipped["theme"]["light"]) == set(shipped["theme"]["dark"])
    for scheme in ("light", "dark"):
        assert len(shipped["theme"][scheme]["chartCategoricalColors"]) == 10
        assert len(shipped["theme"][scheme]["chartSequentialColors"]) == 10
