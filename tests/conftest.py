"""What every test may ask for."""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

BROWSER = "tests/e2e/"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--approve", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture
def approve(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are being renewed."""
    return bool(request.config.getoption("--approve"))


class ByFile(LoadFileScheduling):
    """A file of tests goes to one worker as a whole, and all of the browser to one: two browsers are too much."""

    def _split_scope(self, nodeid: str) -> str:
        return BROWSER if nodeid.startswith(BROWSER) else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    return ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser's tests, the longest, begin first."""
    items.sort(key=lambda item: not item.nodeid.startswith(BROWSER))
