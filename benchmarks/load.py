"""Many users at once, without browsers: how fast answers and polls come back, and what the server needs for it.

    python -m benchmarks.load                       60 people answering for 30 seconds on a server of its own
    python -m benchmarks.load --users 100 --together   all of them in one session
    python -m benchmarks.load --url http://host --page fit --query 's=…&at=task' --pid 1234   a server that runs already

Each user opens the page, obeys the timers of its polled parts and chooses another option of a random question now
and then. The users take processor time too; on a small machine the figures are on the safe side.
"""

import argparse
import asyncio
import json
import random
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import psutil

from benchmarks.protocol import Session
from benchmarks.serving import scratch, workbook_served
from workbook.workbench import open_workbench

EXAMPLE = "facebook-alt-text"
# Seconds until an answer that is not shown counts as lost on its way back. Under load Streamlit drops the messages
# of a run when a poll arrives between its end and their sending; what was stored is kept.
PATIENCE = 20


@dataclass
class Crowd:
    """The users of one run and what they met."""

    url: str
    page: str
    queries: list[str]
    every: float
    poll: bool = True
    sessions: list[Session] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    failed: Counter[str] = field(default_factory=Counter)

    async def come(self, place: int, pause: float) -> None:
        """One user opens the page."""
        await asyncio.sleep(place * pause)
        try:
            session = Session(self.url, self.page, self.queries[place], poll=self.poll)
            self.sessions.append(await session.__aenter__())
        except Exception as error:
            self.failed[f"opening: {type(error).__name__}"] += 1

    async def act(self, session: Session, until: float) -> None:
        """One user chooses options until the time is over."""
        await asyncio.sleep(random.random() * self.every)
        while time.perf_counter() < until:
            try:
                asked = random.choice(session.widgets("radio"))
                self.answers.append(await session.give(asked, random.choice(asked.body.options), PATIENCE))
            except TimeoutError:
                self.failed["answer not shown"] += 1
            except Exception as error:
                self.failed[f"answering: {type(error).__name__}"] += 1
            await asyncio.sleep(self.every * (0.5 + random.random()))

    async def leave(self) -> None:
        """Everybody closes the page."""
        await asyncio.gather(*(session.__aexit__() for session in self.sessions), return_exceptions=True)


class Meter:
    """What a server process takes between two moments."""

    def __init__(self, pid: int) -> None:
        self.process = psutil.Process(pid)
        self.before = self.process.memory_info().rss

    def start(self) -> None:
        """The moment from which processor time counts."""
        self.since, self.used = time.perf_counter(), self._used()

    def read(self, users: int) -> dict[str, float]:
        """Per cent of one core since the start, megabytes, and kilobytes a user."""
        busy = (self._used() - self.used) / (time.perf_counter() - self.since)
        now = self.process.memory_info().rss
        grown = (now - self.before) / 1024 / max(1, users)
        return {"server cpu %": round(100 * busy), "server mb": round(now / 2**20), "kb a user": round(grown)}

    def _used(self) -> float:
        times = self.process.cpu_times()
        return float(times.user + times.system)


def summary(seconds: list[float]) -> dict[str, float]:
    """How many, and median, slow twentieth and slowest in milliseconds."""
    ordered = sorted(1000 * one for one in seconds)
    if not ordered:
        return {"n": 0}
    slow = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return {"n": len(ordered), "p50": round(median(ordered), 1), "p95": round(slow, 1), "max": round(ordered[-1], 1)}


async def load(crowd: Crowd, seconds: float, pid: int) -> dict[str, Any]:
    """Let a crowd work for so many seconds and tell what it met, in milliseconds."""
    meter = Meter(pid) if pid else None
    await asyncio.gather(*(crowd.come(place, 0.05) for place in range(len(crowd.queries))))
    polled = [len(session.poll_seconds) for session in crowd.sessions]
    if meter:
        meter.start()
    until = time.perf_counter() + seconds
    await asyncio.gather(*(crowd.act(session, until) for session in crowd.sessions))
    pairs = zip(crowd.sessions, polled, strict=True)
    found: dict[str, Any] = {
        "users": len(crowd.sessions),
        "opening": summary([session.first_run for session in crowd.sessions]),
        "answering": summary(crowd.answers),
        "polling": summary([one for session, past in pairs for one in session.poll_seconds[past:]]),
        "failed": dict(crowd.failed),
        "errors on the page": Counter(error for session in crowd.sessions for error in session.errors).most_common(3),
    }
    if meter:
        found |= meter.read(len(crowd.sessions))
    await crowd.leave()
    return found


def arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description="Many users at once.")
    parser.add_argument("--users", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--every", type=float, default=10, help="mean seconds between two answers of one user")
    parser.add_argument("--together", action="store_true", help="all in one session, not each in one of their own")
    parser.add_argument("--page", default="fit")
    parser.add_argument("--no-poll", action="store_true", help="ignore the timers of polled parts")
    parser.add_argument("--url", help="a server that runs already; without it one is started")
    parser.add_argument("--query", default="", help="with --url: the query of the page")
    parser.add_argument(
        "--pid", type=int, default=0, help="with --url: the server's process, for its processor and memory"
    )
    return parser.parse_args()


def main() -> None:
    """Run it and print what was met as JSON."""
    asked = arguments()
    with ExitStack() as open_ones:
        url, pid, queries = asked.url, asked.pid, [asked.query] * asked.users
        if not url:
            data = open_ones.enter_context(scratch())
            server = open_ones.enter_context(workbook_served(data))
            bench = open_workbench({"WORKBOOK_DATA_DIR": str(data)})
            made = [bench.open_example(EXAMPLE) for _ in range(1 if asked.together else asked.users)]
            url, pid, queries = server.url, server.process.pid, [f"s={made[n % len(made)]}" for n in range(asked.users)]
        crowd = Crowd(url, asked.page, queries, asked.every, not asked.no_poll)
        print(json.dumps(asyncio.run(load(crowd, asked.seconds, pid)), indent=1))


if __name__ == "__main__":
    main()
