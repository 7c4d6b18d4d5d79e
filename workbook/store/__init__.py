"""Memory: sessions as logs of changes, in a SQLite file or a PostgreSQL database."""

from workbook.store.checking import Report
from workbook.store.faults import (
    BackupFault,
    BinnedFault,
    DamagedFault,
    DiskFault,
    LockedFault,
    MovedFault,
    NewerFault,
    PlaceFault,
    ReadOnlyFault,
    RefusedFault,
    SessionExists,
    StoreFault,
    UnknownSession,
    UnreachableFault,
)
from workbook.store.log import Saved, Write
from workbook.store.past import Kept, Past
from workbook.store.place import data_dir, default_url, file_url
from workbook.store.store import Store, open_store
from workbook.store.summary import Page, Summary

__all__ = [
    "BackupFault",
    "BinnedFault",
    "DamagedFault",
    "DiskFault",
    "Kept",
    "LockedFault",
    "MovedFault",
    "NewerFault",
    "Page",
    "Past",
    "PlaceFault",
    "ReadOnlyFault",
    "RefusedFault",
    "Report",
    "Saved",
    "SessionExists",
    "Store",
    "StoreFault",
    "Summary",
    "UnknownSession",
    "UnreachableFault",
    "Write",
    "data_dir",
    "default_url",
    "file_url",
    "open_store",
]
