"""What a web server needs around the pages: security headers, and everything loaded before the first visitor."""

import base64
import hashlib
import re
import sys
import time
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.request import urlopen

import streamlit
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def policy() -> str:
    """The content security policy: own files only, no frames, no remote images.

    `blob:` scripts are how Streamlit starts inline components, inline styles how it styles everything;
    its one inline script is allowed by hash.
    """
    index = Path(streamlit.__file__).parent / "static" / "index.html"
    hashes = [_hash(script) for script in INLINE.findall(index.read_text(encoding="utf-8"))]
    parts = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", "blob:", *hashes]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "media-src": "'self'",
        "worker-src": "'self' blob:",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-src": "'none'",
        "frame-ancestors": "'none'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


SAFE = {
    "content-security-policy": policy(),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class SafeHeaders:
    """Adds the security headers to every HTTP answer and leaves websockets alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)

        async def send_safe(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [(name.encode(), value.encode()) for name, value in SAFE.items()]
                message["headers"] = [*message["headers"], *headers]
            await send(message)

        await self.app(scope, receive, send_safe)


HEADERS = [Middleware(SafeHeaders)]


def ready() -> None:
    """Before the server starts: words and database can be used. Otherwise say why, plainly, and leave."""
    from workbook.content import ContentFault
    from workbook.store import StoreFault
    from workbook.workbench import open_workbench

    try:
        open_workbench().store.close()
    except (ContentFault, StoreFault) as fault:
        sys.exit(f"The workbook cannot start.\n{fault}")


@asynccontextmanager
async def warm(app: Any) -> AsyncIterator[dict[str, Any]]:
    """Load libraries, words and database before the first visitor comes, so that nobody waits for them."""
    import pandas  # noqa: F401
    import plotly.graph_objects  # noqa: F401

    from workbook.ui.bench import bench

    bench()
    if not streamlit.get_option("server.headless"):
        Thread(target=open_browser, daemon=True).start()
    yield {}


def open_browser(patience: float = 30) -> None:
    """Open the program in the browser as soon as the server answers; Streamlit does so only for plain scripts."""
    address = f"http://localhost:{streamlit.get_option('server.port')}"
    until = time.monotonic() + patience
    while time.monotonic() < until:
        try:
            urlopen(f"{address}/_stcore/health", timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            webbrowser.open(address)
            return
