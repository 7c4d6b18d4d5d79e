"""Opening sessions, printing briefs, judging: what the rooms below the screen take."""

from collections.abc import Iterator

from benchmarks.figure import Figure, in_turns, milliseconds, told
from benchmarks.serving import scratch
from benchmarks.store_bench import PAIRS, make
from workbook.assess import assess
from workbook.brief import to_markdown
from workbook.content import read_library
from workbook.model import Change, Library
from workbook.store import file_url, open_store
from workbook.workbench import Workbench
from workbook.workbench.paper import brief_of, judged
from workbook.workbench.past import LogPast
from workbook.workbench.trial import example_changes

ROUNDS = 300
PAPERS = 60
BRIEF_LIMIT = 50.0


def measure_opening(rounds: int = ROUNDS) -> Iterator[Figure]:
    """Opening a session with a long log, against one with the same document and a short log."""
    with scratch() as folder, open_store(file_url(folder / "bench.sqlite3")) as store:
        bench = Workbench(read_library(), store)
        for longer, shorter, limit in PAIRS:
            for changes in (longer, shorter):
                make(store, f"log{changes}", changes, fields=shorter)
            taken = in_turns(
                lambda longer=longer: bench.open(f"log{longer}"),  # type: ignore[misc]
                lambda shorter=shorter: bench.open(f"log{shorter}"),  # type: ignore[misc]
                rounds,
            )
            yield told(f"open {longer:,} changes, not {shorter}", *taken, limit)


def measure_paper(rounds: int = PAPERS) -> Iterator[Figure]:
    """The brief of a full session as Markdown, with and without judging it anew, and the judging alone."""
    library = read_library()
    session_id, changes = fullest(library)
    session, assessment = judged(library, session_id, changes)

    def brief() -> str:
        return to_markdown(brief_of(library, session, assessment, LogPast(changes)))

    def judge() -> None:
        assess(library, session)

    def whole() -> str:
        return to_markdown(brief_of(library, session, assess(library, session), LogPast(changes)))

    yield told("brief of a full session", milliseconds(whole, rounds), limit=BRIEF_LIMIT)
    yield told("the same, judged before", milliseconds(brief, rounds))
    yield told("judging a full session", milliseconds(judge, rounds))


def fullest(library: Library) -> tuple[str, list[Change]]:
    """The worked example with the most answers and fields: its id and log."""
    logs = (example_changes(library, example) for example in library.examples)
    return max(
        logs, key=lambda log: sum(len(change.value) if isinstance(change.value, dict) else 1 for change in log[1])
    )
