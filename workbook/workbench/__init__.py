"""The verbs: everything a screen or a command line can do, given library, store and clock."""

from workbook.store import Summary as Listed
from workbook.workbench.file import SessionFile, schema
from workbook.workbench.paper import EXPORT_FORMATS, Export
from workbook.workbench.reading import ImportFault
from workbook.workbench.workbench import Imported, Listing, Workbench, open_workbench

__all__ = [
    "EXPORT_FORMATS",
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
