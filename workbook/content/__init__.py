"""Words as data, and their one reader."""

from workbook.content.reader import ContentFault, read_content, read_library
from workbook.content.served import POINTS, served

__all__ = ["POINTS", "ContentFault", "read_content", "read_library", "served"]
