"""Streamlit servers for a benchmark: each a process of its own, ended by its own process id."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
START_SECONDS = 60
OWN = ("STREAMLIT_", "WORKBOOK_", "PYTHONPATH")


class Served:
    """A running server: its address and its process."""

    def __init__(self, url: str, process: subprocess.Popen[bytes]) -> None:
        self.url = url
        self.process = process


@contextmanager
def served(folder: Path, script: str, environment: Mapping[str, str], log: Path) -> Iterator[Served]:
    """A script of a folder on a free port, with the settings of that folder and no others; ended on leaving."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.headless", "true"]
    quiet = ["--browser.gatherUsageStats", "false", "--server.port", str(port)]
    clean = {name: held for name, held in os.environ.items() if not name.startswith(OWN)} | environment
    with log.open("ab") as out:
        process = subprocess.Popen([*command, *quiet], cwd=folder, env=clean, stdout=out, stderr=out)
    try:
        wait_for(f"http://localhost:{port}", process, log)
        yield Served(f"http://localhost:{port}", process)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


@contextmanager
def workbook_served(folder: Path) -> Iterator[Served]:
    """This program as it is shipped, with its data in a folder."""
    with served(ROOT, "app.py", {"WORKBOOK_DATA_DIR": str(folder)}, folder / "workbook.log") as one:
        yield one


@contextmanager
def scratch() -> Iterator[Path]:
    """An empty folder that goes away."""
    folder = Path(tempfile.mkdtemp(prefix="workbook-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when a server answers. Raises RuntimeError with the end of its log."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(f"{url}/_stcore/health", timeout=1)
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The server did not start:\n{log.read_text(errors='replace')[-2000:]}")
