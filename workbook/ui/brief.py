"""The brief on screen: the verdict beside the decision, and the paper to read, copy and download."""

import json
from pathlib import Path

import streamlit as st

from workbook.brief import EXPORTERS, Brief
from workbook.ui.bench import bench
from workbook.ui.desk import Desk, my_name
from workbook.ui.examples import draw_aftermath
from workbook.ui.markup import draw, onward
from workbook.ui.memory import recall
from workbook.ui.parts import parts_now, redraw
from workbook.ui.steps import Acks
from workbook.ui.verdict import chip
from workbook.ui.words import plain
from workbook.workbench import EXPORT_FORMATS
from workbook.workbench.file import session_name

HERE = Path(__file__).parent
_paper = st.components.v2.component(
    "paper",
    html='<article class="paper"></article>',
    css=(HERE / "paper.css").read_text(encoding="utf-8"),
    js=(HERE / "paper.js").read_text(encoding="utf-8"),
)


def draw_decision_frame(desk: Desk, acks: Acks) -> None:
    """What the workbook says, so that the people can agree or differ."""
    assessment = desk.assessment()
    with st.container(border=True, key="frame", gap="small"):
        st.caption("The workbook's verdict")
        draw(chip(assessment.verdict))
        st.markdown(plain(assessment.verdict.recommend))
    numbers = bench().numbers(desk.session)
    if numbers.conflict:
        st.markdown(f":orange[:material/call_split:] **Fit and numbers disagree.** {plain(numbers.fit)}")
        draw(onward("value", desk.id, "compare", "See the options side by side"))
    for reason in assessment.warnings:
        if reason.rule in ("warn.decision", "warn.grave"):
            st.markdown(f":orange[:material/warning:] {plain(reason.say)}")


def draw_paper(desk: Desk, acks: Acks) -> None:
    """The finished brief: download, copy, preview. A decision without a title gets one first."""
    _untitled(desk)
    made, name = bench().export(desk.id, "md"), my_name()
    with st.container(horizontal=True, gap="small", key="paper-ways"):
        st.download_button(
            "Download the brief",
            lambda: bench().history.hand_out(desk.id, "md", by=name).data,
            made.filename,
            made.mime,
            key=f"download {made.filename}",
            type="primary",
            icon=":material/download:",
            on_click="ignore",
        )
        with st.popover("Other formats"):
            for format in (*(one for one in EXPORT_FORMATS if one not in ("md", "json")), "json"):
                _other(desk, format, made.filename.removesuffix("md") + format)
    st.caption(
        "Markdown is plain text with simple marks for headings and tables; GitHub, GitLab and most wikis show it as a "
        "page. To mail it, take Word or the page to print, under “Other formats”."
    )
    with st.expander("Copy the text"):
        st.code(made.data.decode("utf-8"), language=None, wrap_lines=True, height=320)
    draw_preview(bench().brief(desk.session), "paper")
    _aftermath(desk)


def _untitled(desk: Desk) -> None:
    """Ask what a decision without a title is about: it is the first thing its readers see."""
    with st.container():
        if not str(desk.session.about.get("title") or "").strip():
            key = f"paper-title {desk.id}"
            asked = "What is the decision about? It becomes the title of the paper."
            st.text_input(asked, key=key, max_chars=200, on_change=_entitle, args=(desk, key))


def _entitle(desk: Desk, key: str) -> None:
    title = str(recall(key) or "").strip()
    if title:
        desk.act(bench().rename, title)
        redraw(parts_now())


def draw_preview(brief: Brief, key: str) -> None:
    """A brief to read on screen."""
    _paper(key=key, data=as_data(brief))


def _other(desk: Desk, format: str, filename: str) -> None:
    """A format that is made only when somebody asks for it."""
    exporter, name = EXPORTERS.get(format), my_name()
    st.download_button(
        exporter.title if exporter else "The whole decision, to import again (JSON)",
        lambda: bench().history.hand_out(desk.id, format, by=name).data,
        filename if exporter else session_name(desk.session.title, desk.id, desk.session.seq),
        exporter.mime if exporter else "application/json",
        key=f"download {desk.id} {format}",
        type="tertiary",
        icon=":material/download:",
        on_click="ignore",
    )


def as_data(brief: Brief) -> dict[str, object]:
    """A brief as JSON for the preview; every piece says what kind it is."""
    made: dict[str, object] = json.loads(brief.model_dump_json())
    for part, section in (("summary", [brief]), ("sections", brief.sections), ("appendix", brief.appendix)):
        blocks = [_blocks(one.summary if part == "summary" else one.blocks) for one in section]  # type: ignore[union-attr]
        made[part] = (
            blocks[0]
            if part == "summary"
            else [
                {"title": one.title, "blocks": held}
                for one, held in zip(section, blocks, strict=True)  # type: ignore[union-attr]
            ]
        )
    return made


def _blocks(blocks: object) -> list[dict[str, object]]:
    return [{"kind": type(block).__name__.lower()} | block.model_dump(mode="json") for block in blocks]  # type: ignore[attr-defined]


def _aftermath(desk: Desk) -> None:
    name = desk.session.about.get("example")
    example = next((example for example in bench().library.examples if example.id == name), None)
    if example:
        with st.expander("What happened afterwards in the real case"):
            draw_aftermath(example)
