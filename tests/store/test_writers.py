"""Many writers and readers at once: nobody's change is lost, nobody is turned away."""

import itertools
import threading
import time
from pathlib import Path

import pytest
import storekit

from workbook.store import Store, file_url, open_store

WRITERS = 8
EACH = 200


def check_nothing_lost(url: str, acked: list[tuple[int, str]]) -> None:
    assert len(acked) == WRITERS * EACH
    assert len({seq for seq, _ in acked}) == len(acked)
    with open_store(url) as store:
        log = {change.seq: change.value for change in store.changes("s1")}
        assert log == dict(acked)
        seq, document = store.document("s1")
        assert seq == WRITERS * EACH
        assert document["about"]["title"] == [text for _, text in sorted(acked) if int(text.split("-")[1]) % 2][-1]
        assert store.verify().sound


@pytest.mark.slow
def test_eight_threads_with_200_changes_each_on_one_session_lose_none(file: Path) -> None:
    url = file_url(file)
    acked: list[tuple[int, str]] = []

    def write(name: str) -> None:
        seen = 0
        for number in range(EACH):
            path = "about/title" if number % 2 else f"about/{name}"
            seen = store.append("s1", [(path, f"{name}-{number}", seen)], name).seq
            acked.append((seen, f"{name}-{number}"))

    with open_store(url) as store:
        store.create("s1")
        threads = [threading.Thread(target=write, args=(f"w{number}",)) for number in range(WRITERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    check_nothing_lost(url, acked)


@pytest.mark.slow
def test_eight_processes_with_200_changes_each_on_one_session_lose_none(url: str) -> None:
    with open_store(url) as store:
        store.create("s1")
    started = [storekit.start(storekit.write_some, url, "s1", f"w{n}", EACH) for n in range(WRITERS)]
    for _, pipe in started:
        assert pipe.recv() == "ready"
    for _, pipe in started:
        pipe.send("go")
    acked = [ack for _, pipe in started for ack in pipe.recv()]
    for child, _ in started:
        child.join()
    check_nothing_lost(url, acked)


def test_every_loss_on_a_contested_field_is_told_to_somebody(store: Store) -> None:
    store.create("s1", [("about/title", "start")])
    told: list[int] = []

    def write(name: str) -> None:
        base = 1
        for number in range(15):
            saved = store.append("s1", [("about/title", f"{name}-{number}", base)], name)
            told.extend(change.seq for change in saved.replaced)
            base = saved.seq

    threads = [threading.Thread(target=write, args=(f"w{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    log = store.changes("s1", since=1)
    overwritten_unseen = {before.seq for before, after in itertools.pairwise(log) if after.base < before.seq}
    assert set(told) == overwritten_unseen


def save_at_first_start(url: str, writers: int) -> None:
    started = [storekit.start(storekit.open_new, url, f"s{number}") for number in range(writers)]
    for child, pipe in started:
        assert [pipe.recv(), pipe.recv()] == ["start", 1]
        child.join()
    with open_store(url) as store:
        assert store.heads([f"s{number}" for number in range(writers)]) == {f"s{n}": 1 for n in range(writers)}


def test_what_is_saved_by_several_first_starts_at_once_is_all_there(quick_folder: Path) -> None:
    for number in range(5):
        save_at_first_start(file_url(quick_folder / f"data{number}" / "workbook.sqlite3"), writers=4)


def test_several_first_starts_at_once_on_a_server_share_one_database(schema: str) -> None:
    save_at_first_start(schema, writers=4)


@pytest.mark.slow
def test_readers_are_not_turned_away_while_others_write(store: Store) -> None:
    store.create("s1", [("about/title", "t")])
    stop = threading.Event()
    seen: list[int] = []

    def read() -> None:
        while not stop.is_set():
            seq, document = store.document("s1")
            assert document["about"]["title"] == (seq if seq > 1 else "t")
            seen.append(seq)
            time.sleep(0.001)

    readers = [threading.Thread(target=read) for _ in range(8)]
    for thread in readers:
        thread.start()
    for number in range(2, 150):
        store.append("s1", [("about/title", number, number - 1)], "ann")
    stop.set()
    for thread in readers:
        thread.join()
    assert max(seen) <= 149
    assert len(seen) > 100
