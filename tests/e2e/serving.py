"""The program, served for a browser test."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from workbook.workbench import Workbench, open_workbench

ROOT = Path(__file__).parents[2]


class Server:
    """The program, served on a port of its own with a data folder of its own."""

    def __init__(self, data: Path, **env: str) -> None:
        self.data = data
        self.env = {"WORKBOOK_DATA_DIR": str(data), **env}
        self.port = _free_port()
        self.url = f"http://localhost:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> "Server":
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
        env = os.environ | self.env
        log = (self.data / "server.log").open("ab")
        self.process = subprocess.Popen(
            [*command, "--server.port", str(self.port)], cwd=ROOT, env=env, stdout=log, stderr=log
        )
        self._wait()
        return self

    def stop(self, how: int = signal.SIGTERM) -> None:
        if self.process:
            self.process.send_signal(how)
            self.process.wait(10)
            self.process = None

    def bench(self) -> Workbench:
        return open_workbench(self.env)

    def _wait(self) -> None:
        until = time.monotonic() + 30
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1)
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError((self.data / "server.log").read_text(errors="replace")[-2000:])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
