"""Versions: name the present moment, look from one to today, go back to one, take a name away."""

import streamlit as st

from workbook.ui.bench import bench
from workbook.ui.desk import Desk
from workbook.ui.going_back import draw_back, offer_back
from workbook.ui.history_since import look_from, when
from workbook.ui.memory import forget, recall
from workbook.workbench.history import Version
from workbook.workbench.rooms import BRIEF, NAME

FIRST = 4


def draw_versions(desk: Desk) -> None:
    """The list, the latest moment first, and the field for a new name."""
    st.markdown("## Versions", anchors=False)
    _name(desk)
    versions = bench().history.versions(desk.id)
    if not versions:
        st.markdown(
            "No moment has a name yet. Name one after a workshop or a meeting. A brief that you download is "
            "remembered here by itself."
        )
    for version in versions[:FIRST]:
        _version(desk, version)
    if versions[FIRST:]:
        with st.expander(f"{len(versions) - FIRST} earlier"):
            for version in versions[FIRST:]:
                _version(desk, version)


def _name(desk: Desk) -> None:
    key = f"new version {desk.id}"
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="name-version"):
        st.text_input("Name this moment", key=key, max_chars=NAME, placeholder="For example: after the first workshop")
        st.button("Name it", key="name-it", on_click=_named, args=(desk, key))


def _named(desk: Desk, key: str) -> None:
    name = (recall(key) or "").strip()
    if name and desk.act(bench().history.name, name) is not None:
        forget(key)


def _version(desk: Desk, version: Version) -> None:
    with st.container(border=True, key=f"version-{version.id}", gap="xsmall"):
        with st.container(key=f"title-version-{version.id}"):
            st.text(version.name)
        st.text(f"{when(version.named_at)}" + (f" · {version.by}" if version.by else ""))
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"version-do-{version.id}"):
            st.button("What changed since", key=f"since-{version.id}", on_click=look_from, args=(desk, version.id))
            offer_back(desk, version.seq, f"version {version.id}")
            if version.kind != BRIEF:
                st.button(
                    "Take the name away",
                    key=f"unname-{version.id}",
                    type="tertiary",
                    on_click=desk.act,
                    args=(bench().history.forget, version.id),
                )
        draw_back(desk, version.seq, f"version {version.id}")
