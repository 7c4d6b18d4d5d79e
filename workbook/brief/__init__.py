"""Paper: build a Brief once; exporters print it and decide nothing."""

from workbook.brief.blocks import Brief, Section
from workbook.brief.build import SECTIONS, build_brief
from workbook.brief.exporters import EXPORTERS, Exporter, file_name, missing, slug
from workbook.brief.markdown import to_markdown
from workbook.brief.since import doubt_line, to_changes

__all__ = [
    "EXPORTERS",
    "SECTIONS",
    "Brief",
    "Exporter",
    "Section",
    "build_brief",
    "doubt_line",
    "file_name",
    "missing",
    "slug",
    "to_changes",
    "to_markdown",
]
