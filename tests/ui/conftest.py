"""The program run as Streamlit runs it, without a browser, on a data folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from opening import Opened
from streamlit.testing.v1 import AppTest

from workbook.ui.bench import bench
from workbook.workbench import Workbench

ENTRY = Path(__file__).parent / "entry.py"


@pytest.fixture
def desk_bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workbench]:
    monkeypatch.setenv("WORKBOOK_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("WORKBOOK_DATABASE_URL", raising=False)
    bench.clear()
    yield bench()
    bench.clear()


@pytest.fixture
def opened(desk_bench: Workbench) -> Opened:
    """Opens a page of the program: `opened("fit", session, at="errors")`."""

    def open_page(page: str = "", session: str = "", at: str = "") -> AppTest:
        app = AppTest.from_file(str(ENTRY), default_timeout=30)
        for name, value in (("s", session), ("at", at)):
            if value:
                app.query_params[name] = value
        app.run()
        if page:
            app.switch_page(f"../../pages/{page}.py")
            for name, value in (("s", session), ("at", at)):
                if value:
                    app.query_params[name] = value
            app.run()
        assert not app.exception
        return app

    return open_page
