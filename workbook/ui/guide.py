"""The guide: a short primer, the glossary, prompts for the team, and what to read next."""

import streamlit as st

from workbook.model.guidance import Page, Prompt, Reading
from workbook.ui.bench import bench
from workbook.ui.glossary import NO_TERM, explained, search_terms
from workbook.ui.markup import draw
from workbook.ui.words import plain


def draw_guide() -> None:
    """All of it, in four tabs."""
    guidance = bench().library.guidance
    st.markdown("# Guide", anchors=False)
    primer, glossary, team, reading = st.tabs(["Primer", "Glossary", "With your team", "Reading"])
    with primer:
        st.caption(f"{sum(page.minutes for page in guidance.pages)} minutes in all. Read one page when you need it.")
        for page in guidance.pages:
            _page(page)
    with glossary:
        _glossary()
    with team:
        for prompt in guidance.prompts:
            _prompt(prompt)
    with reading:
        for entry in guidance.reading:
            _reading(entry)


def _page(page: Page) -> None:
    with st.expander(f"{plain(page.title)} :gray[{page.minutes} min]"):
        st.markdown(plain(page.lead))
        for passage in page.sections:
            st.markdown(f"### {plain(passage.heading)}", anchors=False)
            st.markdown(paragraphs(passage.text))


def paragraphs(text: str) -> str:
    """Content text of several paragraphs for Markdown, each literal."""
    return "\n\n".join(plain(part.strip()) for part in text.split("\n\n"))


def _glossary() -> None:
    wanted = st.text_input("Find a term", key="guide-terms", type="search", live="300ms") or ""
    terms = (
        search_terms(wanted, 200)
        if wanted.strip()
        else sorted(bench().library.glossary, key=lambda term: term.term.lower())
    )
    if terms:
        draw(explained(terms))
    else:
        st.markdown(NO_TERM)


def _prompt(prompt: Prompt) -> None:
    st.markdown(f"### {plain(prompt.title)}", anchors=False)
    st.markdown(paragraphs(prompt.text))
    st.markdown("\n".join(f"- {plain(item)}" for item in prompt.items))


def _reading(entry: Reading) -> None:
    st.markdown(f"**[{plain(entry.title)}]({entry.url})** — {plain(entry.author)}, {entry.year}  \n{plain(entry.why)}")
