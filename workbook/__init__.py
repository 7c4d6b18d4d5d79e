"""The ML decision workbook: from what hurts to what we decided and why."""

__version__ = "0.1.0"
