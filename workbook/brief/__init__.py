"""Paper: build a Brief once; exporters print it and decide nothing."""

from workbook.brief.blocks import Brief, Section
from workbook.brief.build import SECTIONS, build_brief
from workbook.brief.exporters import EXPORTERS, Exporter, file_name, missing
from workbook.brief.markdown import to_markdown

__all__ = [
    "EXPORTERS",
    "SECTIONS",
    "Brief",
    "Exporter",
    "Section",
    "build_brief",
    "file_name",
    "missing",
    "to_markdown",
]
