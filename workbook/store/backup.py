"""A backup of a database file: whole, compact, made while others write, and never put over an older one."""

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from workbook.store.faults import BackupFault, DamagedFault, explain, in_plain_words
from workbook.store.place import Place, make_folder


def back_up(engine: Engine, place: Place, target: Path) -> Path:
    """Write everything that is saved now to a new file `target`, which opens like the original.

    Raises BackupFault for a database server and for a target that is already there.
    """
    if place.file is None:
        raise BackupFault(f"{place.name} is on a server. Back it up there, for example with pg_dump.")
    if target.exists():
        raise BackupFault(f"{target} is already there and was left as it is. Choose another name for the backup.")
    make_folder(target.absolute().parent)
    part: Path | None = None
    try:
        part = _part(target)
        _copy(engine, place, part)
        publish(part, target)
    except FileExistsError as error:
        raise BackupFault(f"{target} appeared meanwhile and was left as it is. Choose another name.") from error
    except OSError as error:
        raise BackupFault(
            f"The backup {target} cannot be written ({error.strerror}). Choose another folder."
        ) from error
    finally:
        if part:
            part.unlink(missing_ok=True)
    return target


def _part(target: Path) -> Path:
    # Made by mkstemp so that only its owner may read it; SQLite fills an empty file.
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", suffix=".part", dir=target.absolute().parent)
    os.close(handle)
    return Path(name)


def _copy(engine: Engine, place: Place, part: Path) -> None:
    # VACUUM INTO reads every page and so fails on a damaged file instead of copying the damage.
    with in_plain_words(place.name), closing(engine.raw_connection()) as connection:
        try:
            connection.cursor().execute("VACUUM INTO ?", (str(part),))
        except sqlite3.Error as error:
            fault = explain(error, f"The backup in {part.parent}")
            raise explain(error, place.name) if isinstance(fault, DamagedFault) else fault from error
    flush(part)


def publish(part: Path, target: Path) -> None:
    """Give a finished file its name. Raises FileExistsError when the name is taken; nothing is overwritten."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems know no links; a rename comes as close as they can.
        if target.exists():
            raise FileExistsError(target) from None
        part.rename(target)
    part.unlink(missing_ok=True)
    flush(target.parent)


def flush(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
