"""What every test may ask for."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--approve", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture
def approve(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are being renewed."""
    return bool(request.config.getoption("--approve"))
