"""The verbs: everything a screen or a command line can do, given library, store and clock."""

from workbook.workbench.file import SessionFile, schema
from workbook.workbench.reading import ImportFault
from workbook.workbench.workbench import Export, Imported, Listed, Listing, Workbench, open_workbench

__all__ = [
    "Export",
    "ImportFault",
    "Imported",
    "Listed",
    "Listing",
    "SessionFile",
    "Workbench",
    "open_workbench",
    "schema",
]
