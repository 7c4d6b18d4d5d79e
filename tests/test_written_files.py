"""What the command line writes with -o is whole or not there."""

from pathlib import Path

import pytest

from workbook.commands.given import log_of
from workbook.commands.output import UserFault, write
from workbook.workbench import Export

MADE = Export("brief.md", "text/markdown", b"new")


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "brief.md"
    out.write_bytes(b"old and longer")
    write(MADE, out)
    assert out.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [out]


def test_a_write_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "brief.md"
    out.write_bytes(b"old")

    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UserFault, match=r"brief.md cannot be written \(No space left on device\)"):
        write(MADE, out)
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("what", ["", "a\udcff", "a\x1b[31m"])
def test_what_can_be_no_name_is_refused(what: str) -> None:
    with pytest.raises(UserFault, match="neither an id, nor a file, nor an example"):
        log_of(what)
