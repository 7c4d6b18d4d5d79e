"""Formats and file names."""

import re
from functools import cache

import pytest
from hostile import HOSTILE
from support_session import brief_of, full, paper_of

from workbook.brief import EXPORTERS, Brief, file_name
from workbook.brief.exporters import slug
from workbook.workbench import EXPORT_FORMATS


@cache
def plain() -> Brief:
    return brief_of(full())


def test_the_name_says_what_it_is_of_which_session_and_revision() -> None:
    assert file_name(brief_of(full()), "md") == "brief-suggest-a-team-for-each-support-request-7f3a9c-r120.md"


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_escapes_into_the_file_name(title: str) -> None:
    brief = plain().model_copy(update={"title": title})
    assert re.fullmatch(r"brief-[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?-7f3a9c-r120\.md", file_name(brief, "md"))


def test_a_title_without_latin_letters_falls_back() -> None:
    assert slug("日本語") == "brief"


def test_every_format_gives_bytes_or_text_and_a_mime_type() -> None:
    for name, exporter in EXPORTERS.items():
        assert re.fullmatch(r"[a-z]+/[a-z.+-]+", exporter.mime)
        assert exporter.title
        assert len(paper_of(full(), name)) > 1000


def test_the_command_line_offers_every_format_and_the_session_itself() -> None:
    assert ("json", *EXPORTERS) == EXPORT_FORMATS
    assert {"md", "html", "docx", "one.md", "expectations.md", "spec.md", "tasks.md", "tasks.csv"} <= set(EXPORTERS)


@pytest.mark.parametrize("format", EXPORTERS)
def test_every_format_has_the_same_bytes_each_time_and_a_safe_name(format: str) -> None:
    made = paper_of(full(), format)
    assert made == paper_of(full(), format)
    name = file_name(plain(), format)
    assert name == f"brief-suggest-a-team-for-each-support-request-7f3a9c-r120.{format}"
