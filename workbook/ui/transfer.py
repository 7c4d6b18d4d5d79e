"""Import of a session file: sound or not at all, with a report of what is wrong."""

import streamlit as st

from workbook.store import StoreFault
from workbook.ui.address import go
from workbook.ui.bench import bench
from workbook.ui.desk import my_name
from workbook.ui.memory import forget, recall, remember
from workbook.ui.words import count
from workbook.workbench import Imported, ImportFault

REPORT, TURN = "import report", "import turn"


def draw_import() -> None:
    """The upload and what became of it."""
    file = st.file_uploader("A file exported from this workbook (.json)", type="json", key=f"upload {recall(TURN, 0)}")
    if file is not None:
        st.button("Import it", key="import", type="primary", on_click=_take_in, args=(file.getvalue(), file.name))
    report = recall(REPORT)
    if isinstance(report, Imported):
        _welcome(report)
    elif report:
        st.markdown(
            f":red[:material/error:] **The file was not imported: {count(len(report), 'fault')}. Nothing was changed.**"
        )
        for line in report:
            st.text(line)


def _take_in(data: bytes, called: str) -> None:
    try:
        remember(REPORT, bench().import_file(data, by=my_name(), called=called))
        remember(TURN, recall(TURN, 0) + 1)
    except ImportFault as fault:
        remember(REPORT, fault.faults)
    except StoreFault as fault:
        remember(REPORT, [str(fault)])


def _welcome(imported: Imported) -> None:
    st.markdown(":material/check: **Imported.**")
    st.text(imported.title)
    for note in imported.notes:
        st.text(note)
    st.button("Open it", key="open imported", on_click=_open, args=(imported.session_id,))


def _open(session_id: str) -> None:
    forget(REPORT)
    go("problem", session_id)
