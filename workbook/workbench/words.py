"""The content in use: the shipped words, and a team's own on top of them."""

import os
from collections.abc import Mapping

from workbook.content.reader import library_with, own_folder, read_library
from workbook.model import Library
from workbook.workbench.file import incoming
from workbook.workbench.reading import ImportFault


def open_library(env: Mapping[str, str] = os.environ) -> Library:
    """The shipped library, with the folder that WORKBOOK_CONTENT names on top. Raises ContentFault."""
    return without_faulty_examples(library_with(own_folder(env)))


def without_faulty_examples(library: Library) -> Library:
    """The library without a team's examples that do not open, each of which becomes a fault."""
    if not library.own.version:
        return library
    shipped = {example.id: example for example in read_library().examples}
    kept, faults = [], []
    for example in library.examples:
        try:
            if shipped.get(example.id) != example:
                incoming(library, dict(example.file))
            kept.append(example)
        except ImportFault as fault:
            faults += [f"examples/{example.id}.toml, {line}" for line in fault.faults]
            kept += [shipped[example.id]] if example.id in shipped else []
    own = library.own.model_copy(update={"faults": (*library.own.faults, *faults)})
    return library.model_copy(update={"examples": tuple(kept), "own": own})
