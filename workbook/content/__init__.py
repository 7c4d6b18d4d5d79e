"""Words as data, and their one reader."""

from workbook.content.reader import ContentFault, library_with, own_folder, read_content, read_library
from workbook.content.served import POINTS, served

__all__ = ["POINTS", "ContentFault", "library_with", "own_folder", "read_content", "read_library", "served"]
