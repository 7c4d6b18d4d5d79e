"""Judgement: from a library and a session to an assessment. Pure; knows neither store nor screen."""

from workbook.assess.assessment import assess
from workbook.assess.relevance import View, view_of

__all__ = ["View", "assess", "view_of"]
