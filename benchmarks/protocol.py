"""A Streamlit session without a browser: speaks the websocket protocol, as a browser does.

    async with Session("http://localhost:8501", page="fit", query="s=…&at=task") as one:
        await one.set("Your name", "Ada")        # by label or key; text, number, bool, list
        seconds = await one.click("Next")        # until the run it caused has finished
        assert "Ada" in one.texts()

It keeps the element tree, the state of widgets and the timers of polled fragments. Latency is the time until the
first later run that covers the widget has finished: server and loopback, no drawing. Needs streamlit and websockets.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

Check = Callable[[], bool]


@dataclass(frozen=True)
class Element:
    """What stands at one place of the page: its kind, its message, its fragment and the run that drew it."""

    kind: str
    body: Any
    fragment: str
    run: int


@dataclass
class Wait:
    """Somebody waits for a run after `run` that covers `fragment` and after which `check` holds."""

    run: int
    fragment: str
    check: Check | None
    done: asyncio.Future[float]
    start: float = field(default_factory=time.perf_counter)


class Session:
    """One session on a server; an async context manager. `poll` obeys the timers of fragments."""

    def __init__(self, url: str, page: str = "", query: str = "", *, poll: bool = True) -> None:
        parts = urlsplit(url)
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self.address = f"{self.origin.replace('http', 'ws', 1)}{parts.path.rstrip('/')}/_stcore/stream"
        self.page, self.query, self.poll = page, query, poll
        self.page_hash = ""
        self.pages: dict[str, str] = {}
        self.elements: dict[tuple[int, ...], Element] = {}
        self.state: dict[str, WidgetState] = {}
        self.cache: dict[str, ForwardMsg] = {}
        self.timers: dict[str, asyncio.Task[None]] = {}
        self.waits: list[Wait] = []
        self.runs, self.covers = 0, [""]
        self.first_run = 0.0
        self.poll_seconds: list[float] = []
        self.errors: list[str] = []

    async def __aenter__(self) -> Session:
        self.socket = await websockets.connect(
            self.address,
            subprotocols=["streamlit", "PLACEHOLDER_AUTH_TOKEN"],  # type: ignore[list-item]
            origin=self.origin,  # type: ignore[arg-type]
            max_size=None,
            compression=None,
            open_timeout=60,
        )
        self.reader = asyncio.create_task(self._read())
        self.first_run = await self.rerun(timeout=120)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._stop_timers()
        await self.socket.close()
        with contextlib.suppress(Exception, asyncio.CancelledError):
            await self.reader

    async def _read(self) -> None:
        with contextlib.suppress(websockets.ConnectionClosed):
            async for raw in self.socket:
                self._take(self._whole(ForwardMsg.FromString(raw)))  # type: ignore[arg-type]
        for wait in self.waits:
            if not wait.done.done():
                wait.done.set_exception(ConnectionError("the websocket was closed"))

    def _whole(self, message: ForwardMsg) -> ForwardMsg:
        """A message that the server only names by its hash, as it was sent the first time."""
        if message.WhichOneof("type") == "ref_hash":
            whole = ForwardMsg()
            whole.CopyFrom(self.cache[message.ref_hash])
            whole.metadata.CopyFrom(message.metadata)
            return whole
        if message.metadata.cacheable and message.hash:
            self.cache[message.hash] = message
        return message

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._begin(message)
        elif kind == "navigation":
            self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
            self.page_hash = message.navigation.page_script_hash
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._place(message)
        elif kind == "auto_rerun" and self.poll:
            self._start_timer(message.auto_rerun.fragment_id, message.auto_rerun.interval)
        elif kind == "stop_auto_rerun":
            self._stop_timers()
        elif kind == "script_finished" and message.script_finished != message.FINISHED_EARLY_FOR_RERUN:
            self._finish()

    def _begin(self, message: ForwardMsg) -> None:
        self.runs += 1
        self.covers = list(message.metadata.run.fragment_ids)
        if not self.covers:
            self._stop_timers()
        self.page_hash = message.new_session.page_script_hash

    def _place(self, message: ForwardMsg) -> None:
        kind = message.delta.new_element.WhichOneof("type") or ""
        body = getattr(message.delta.new_element, kind) if kind else None
        place = tuple(message.metadata.delta_path)
        self.elements[place] = Element(kind, body, message.delta.fragment_id, self.runs)
        if kind == "exception":
            self.errors.append(f"{body.type}: {body.message[:200]}")  # type: ignore[union-attr]

    def _finish(self) -> None:
        """A run has ended: what it did not draw again is gone, and those who waited for it go on."""
        stale = [place for place, one in self.elements.items() if one.run < self.runs and self._covered(one.fragment)]
        for place in stale:
            del self.elements[place]
        for wait in list(self.waits):
            if self.runs > wait.run and self._drawn(wait.fragment) and (wait.check is None or wait.check()):
                self.waits.remove(wait)
                if not wait.done.done():
                    wait.done.set_result(time.perf_counter() - wait.start)

    def _covered(self, fragment: str) -> bool:
        return not self.covers or fragment in self.covers

    def _drawn(self, fragment: str) -> bool:
        """Whether the last run drew a fragment, by itself or as a part of another."""
        inside = any(one.fragment == fragment and one.run == self.runs for one in self.elements.values())
        return self._covered(fragment) or inside

    def _start_timer(self, fragment: str, interval: float) -> None:
        self._stop_timers(fragment)
        self.timers[fragment] = asyncio.create_task(self._tick(fragment, interval))

    def _stop_timers(self, fragment: str = "") -> None:
        for name in [fragment] if fragment else list(self.timers):
            if timer := self.timers.pop(name, None):
                timer.cancel()

    async def _tick(self, fragment: str, interval: float) -> None:
        await asyncio.sleep(random.random() * interval)  # browsers do not start in step
        polls = set()
        while True:
            polls.add(asyncio.create_task(self._poll_once(fragment)))
            await asyncio.sleep(interval)

    async def _poll_once(self, fragment: str) -> None:
        with contextlib.suppress(Exception):
            self.poll_seconds.append(await self.rerun(fragment, auto=True))

    async def rerun(
        self,
        fragment: str = "",
        *,
        auto: bool = False,
        trigger: WidgetState | None = None,
        check: Check | None = None,
        timeout: float = 60,
    ) -> float:
        """Ask for a run of the page or of a fragment; seconds until it has finished. Raises TimeoutError."""
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.fragment_id, asked.is_auto_rerun = self.query, fragment, auto
        if self.page_hash:
            asked.page_script_hash = self.page_hash
        else:
            asked.page_name = self.page
        asked.widget_states.widgets.extend([*self.state.values(), *([trigger] if trigger else [])])
        asked.cached_message_hashes.extend(self.cache)
        asked.context_info.url, asked.context_info.locale = f"{self.origin}/{self.page}", "en-US"
        wait = Wait(self.runs, fragment, check, asyncio.get_running_loop().create_future())
        self.waits.append(wait)
        await self.socket.send(message.SerializeToString())
        return await asyncio.wait_for(wait.done, timeout)

    def widgets(self, kind: str = "") -> list[Element]:
        """What takes input, in the order of the page; all kinds, or one."""
        drawn = (self.elements[place] for place in sorted(self.elements))
        return [one for one in drawn if getattr(one.body, "id", "") and kind in ("", one.kind)]

    def find(self, name: str, kind: str = "") -> Element:
        """The first widget with this label or key. Raises KeyError."""
        for one in self.widgets(kind):
            if getattr(one.body, "label", None) == name or one.body.id.endswith(f"-{name}"):
                return one
        raise KeyError(f"there is no widget {name!r} on page {self.page!r}")

    def texts(self) -> str:
        """Every text on the page in its order: labels, bodies, texts."""
        bodies = (self.elements[place].body for place in sorted(self.elements))
        return "\n".join(str(getattr(body, name, "")) for body in bodies for name in ("label", "body", "text"))

    async def click(self, name: str, *, check: Check | None = None) -> float:
        """Press a button; seconds until the run it caused has finished."""
        one = self.find(name, "button")
        return await self.rerun(one.fragment, trigger=WidgetState(id=one.body.id, trigger_value=True), check=check)

    async def set(self, name: str, value: Any) -> float:
        """Give a widget a value (the option's text for a radio); seconds until the run it caused has finished."""
        return await self.give(self.find(name), value)

    async def give(self, one: Element, value: Any, timeout: float = 60) -> float:
        """The same for a widget that was found already. Raises TimeoutError."""
        self.state[one.body.id] = state_of(one, value)
        return await self.rerun(one.fragment, timeout=timeout)


def state_of(one: Element, value: Any) -> WidgetState:
    """What a browser would send for this value of a widget."""
    state = WidgetState(id=one.body.id)
    if one.kind == "slider":
        state.double_array_value.data.extend(value if isinstance(value, list | tuple) else [value])
    elif isinstance(value, list | tuple):
        state.string_array_value.data.extend(value)
    elif isinstance(value, bool):
        state.bool_value = value
    elif isinstance(value, int | float):
        state.double_value = value
    else:
        state.string_value = str(value)
    return state
